import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Every key is enabled, and AWS checks that its policy leaves somebody who can change it. */
export const keepKeys: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:kms/key:Key",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
  ],
  check: (resource) => {
    const props = Reading.of(resource.props);
    return [
      ...["isEnabled", "enabled"].flatMap((key) =>
        judge(resource, props.at(key), (value) => value !== false, "must not be false"),
      ),
      ...judge(resource, props.at("bypassPolicyLockoutSafetyCheck"), (value) => value !== true, "must not be true"),
    ];
  },
};
