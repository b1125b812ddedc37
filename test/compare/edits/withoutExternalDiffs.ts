import { objectKinds } from "../../../config/decisions/bucketPlans.ts";

/** Before anything reads it: GitLab has one type of objects less. */
const kinds: string[] = objectKinds as unknown as string[];
kinds.splice(kinds.indexOf("external-diffs"), 1);
