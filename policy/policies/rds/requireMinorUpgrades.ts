import type { ResourcePolicy } from "../../policy.ts";
import { clusterType, memberType, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** AWS installs minor versions, which have the security fixes. It does so if nothing is said. */
export const requireMinorUpgrades: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType, memberType],
  check: (resource) => judgeInput(resource, "autoMinorVersionUpgrade", (value) => value !== false, "must not be false"),
};
