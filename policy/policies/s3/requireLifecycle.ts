import { bucketTypes, settingsOf } from "../../buckets/bucketSettings.ts";
import { isVersioned } from "../../buckets/isVersioned.ts";
import { all, holds, judgeAny, type Holds } from "../../judgeAny.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import type { Reading } from "../../reading.ts";

/** Every bucket gives up unfinished uploads, and a versioned one expires superseded versions: nobody sees either, and both cost. */
export const requireLifecycle: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.ofType(...bucketTypes).flatMap((bucket) => {
      const rules = settingsOf(stack, bucket, "lifecycle").map(({ reading }) => reading);
      const demand = (does: (rule: Reading) => Holds, says: string) =>
        judgeAny(
          bucket,
          rules.map((rule) => all(isOn(rule), isForAll(rule), does(rule))),
          says,
        );
      return [
        ...demand(givesUp, "must have a lifecycle rule that gives up unfinished uploads"),
        ...(keepsVersions(stack, bucket)
          ? demand(expires, "must have a lifecycle rule that expires superseded versions")
          : []),
      ];
    }),
};

function keepsVersions(stack: PolicyStack, bucket: PolicyResource): boolean {
  return settingsOf(stack, bucket, "versioning").some(({ reading }) => isVersioned(reading.value));
}

function isOn(rule: Reading): Holds {
  if (rule.isUnknown) return undefined;
  return rule.at("enabled").isGiven
    ? holds(rule.at("enabled"), (value) => value === true)
    : holds(rule.at("status"), (value) => value === "Enabled");
}

/** Whether a rule is about every object: it has no filter, or one that leaves out nothing. */
function isForAll(rule: Reading): Holds {
  const filter = rule.at("filter");
  if ([rule, filter].some(({ isUnknown }) => isUnknown)) return undefined;
  const limits = ["and", "tag", "tags", "objectSizeGreaterThan", "objectSizeLessThan"].flatMap((name) => [
    filter.at(name),
    rule.at(name),
  ]);
  const prefixes = [filter, rule].map((part) => part.at("prefix"));
  return all(
    !limits.some(({ isGiven }) => isGiven),
    ...prefixes.map((prefix) => holds(prefix, (value) => (value ?? "") === "")),
  );
}

function givesUp(rule: Reading): Holds {
  const days = [
    rule.at("abortIncompleteMultipartUpload", "daysAfterInitiation"),
    rule.at("abortIncompleteMultipartUploadDays"),
  ];
  return days.some(({ isGiven }) => isGiven);
}

function expires(rule: Reading): Holds {
  return rule.at("noncurrentVersionExpiration").isGiven || rule.at("noncurrentVersionExpirations").items.length > 0;
}
