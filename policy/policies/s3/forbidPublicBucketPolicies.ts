import { publicStatements } from "../../documents/publicStatements.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { bucketTypes } from "./bucketSettings.ts";

/** No policy of a bucket or access point admits everybody. */
export const forbidPublicBucketPolicies: ResourcePolicy = {
  judges: "resource",
  types: [
    ...bucketTypes,
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/accessPoint:AccessPoint",
    "aws:s3control/accessPointPolicy:AccessPointPolicy",
  ],
  check: (resource) => publicStatements(resource, "policy"),
};
