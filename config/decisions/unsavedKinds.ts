import type { BucketKind } from "./bucketPlans.ts";

/** Buckets that AWS Backup never saves: `pulumi up` and the nodes write the one anew, and nobody needs the other to go on. */
export const unsavedKinds: readonly BucketKind[] = ["configuration", "access-logs"];
