import { keyTypes } from "../../keys/keyTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Every key is enabled, and AWS checks that its policy leaves somebody who can change it. */
export const keepKeys: ResourcePolicy = {
  judges: "resource",
  types: keyTypes,
  check: (resource) => [
    ...["isEnabled", "enabled"].flatMap((input) =>
      judgeInput(resource, input, (value) => value !== false, "must not be false"),
    ),
    ...judgeInput(resource, "bypassPolicyLockoutSafetyCheck", (value) => value !== true, "must not be true"),
  ],
};
