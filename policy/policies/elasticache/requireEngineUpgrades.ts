import { isOff } from "../../isOff.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { groupType, isGroupNode, nodesType } from "../../stores/caches.ts";
import { judgeInput } from "../../verdict.ts";

/** AWS installs minor versions of the cache, which have the security fixes. It does so if nothing is said. */
export const requireEngineUpgrades: ResourcePolicy = {
  judges: "resource",
  types: [groupType, nodesType],
  check: (resource) =>
    isGroupNode(resource)
      ? []
      : judgeInput(resource, "autoMinorVersionUpgrade", (value) => !isOff(value), "must not be false"),
};
