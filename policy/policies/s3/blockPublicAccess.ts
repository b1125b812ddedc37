import { bucketTypes, settingsOf } from "../../buckets/bucketSettings.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import { broken, judge } from "../../verdict.ts";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** Every bucket blocks public access in all four ways, whatever a policy or an ACL of it says. */
export const blockPublicAccess: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.ofType(...bucketTypes).flatMap((bucket) => {
      const blocks = settingsOf(stack, bucket, "publicAccessBlock");
      if (blocks.length === 0) return [broken(bucket, "must have a BucketPublicAccessBlock that refers to it")];
      return blocks.flatMap(({ resource, reading }) =>
        switches.flatMap((name) => judge(resource, reading.at(name), isOn, "must be true")),
      );
    }),
};
