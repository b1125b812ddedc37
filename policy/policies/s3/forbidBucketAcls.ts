import { bucketTypes, settingsOf } from "../../buckets/bucketSettings.ts";
import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";

/** Buckets have no ACLs: only policies say who may read and write. */
export const forbidBucketAcls: StackPolicy = {
  judges: "stack",
  check: (stack) => [
    ...stack.ofType(...bucketTypes).flatMap((bucket) => {
      const controls = settingsOf(stack, bucket, "ownership");
      if (controls.length === 0) return [broken(bucket, "must have BucketOwnershipControls that refer to it")];
      return controls.flatMap(({ resource, reading }) =>
        judge(resource, reading, (value) => value === "BucketOwnerEnforced", 'must be "BucketOwnerEnforced"'),
      );
    }),
    ...stack
      .ofType("aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2")
      .filter(({ props }) => Reading.of(props).at("bucket").isGiven)
      .map((acl) => broken(acl, "must not exist: a policy says who may read and write")),
  ],
};
