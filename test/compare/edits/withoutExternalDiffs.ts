import { objectKinds } from "../../../config/decisions/bucketPlans.ts";

/** Runs before anything reads it: GitLab has one type of objects fewer. */
const kinds: string[] = objectKinds as unknown as string[];
kinds.splice(kinds.indexOf("external-diffs"), 1);
