import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { groupType } from "../../stores/caches.ts";
import { judgeInput } from "../../verdict.ts";

/** A replica in another zone takes over when the primary of a cache fails. */
export const requireFailover: ResourcePolicy = {
  judges: "resource",
  types: [groupType],
  check: (resource) =>
    ["automaticFailoverEnabled", "multiAzEnabled"].flatMap((name) => judgeInput(resource, name, isOn, "must be true")),
};
