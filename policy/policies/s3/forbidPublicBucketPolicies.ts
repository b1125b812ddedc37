import { bucketTypes } from "../../buckets/bucketSettings.ts";
import { judgePublicPolicy } from "../../documents/judgePublicPolicy.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** No policy of a bucket or access point admits everybody. */
export const forbidPublicBucketPolicies: ResourcePolicy = {
  judges: "resource",
  types: [
    ...bucketTypes,
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/accessPoint:AccessPoint",
    "aws:s3control/accessPointPolicy:AccessPointPolicy",
    "aws:s3control/bucketPolicy:BucketPolicy",
    "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
    "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy",
  ],
  check: judgePublicPolicy,
};
