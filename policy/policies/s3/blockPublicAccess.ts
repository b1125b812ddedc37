import { bucketTypes, settingsOf } from "../../buckets/bucketSettings.ts";
import { isOff } from "../../isOff.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { broken, judge, type Verdict } from "../../verdict.ts";

const switches = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/**
 * Every bucket blocks public access in all four ways, whatever a policy or an ACL of it says. So does the account, if the program says
 * anything about it, and an access point does if it says nothing.
 */
export const blockPublicAccess: StackPolicy = {
  judges: "stack",
  check: (stack) => [
    ...stack.ofType(...bucketTypes).flatMap((bucket) => {
      const blocks = settingsOf(stack, bucket, "publicAccessBlock");
      if (blocks.length === 0) return [broken(bucket, "must have a BucketPublicAccessBlock that refers to it")];
      return blocks.flatMap(({ resource, reading }) => judgeSwitches(resource, reading, isOn));
    }),
    ...stack
      .ofType("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock")
      .flatMap((account) => judgeSwitches(account, Reading.of(account.props), isOn)),
    ...stack.ofType("aws:s3/accessPoint:AccessPoint").flatMap((point) => {
      const block = Reading.of(point.props).at("publicAccessBlockConfiguration");
      return judgeSwitches(point, block, (value) => !isOff(value));
    }),
  ],
};

function judgeSwitches(resource: PolicyResource, block: Reading, holds: (value: unknown) => boolean): Verdict[] {
  return switches.flatMap((name) => judge(resource, block.at(name), holds, "must be true"));
}
