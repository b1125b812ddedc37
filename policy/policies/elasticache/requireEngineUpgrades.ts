import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { groupType, isGroupNode, nodesType } from "./caches.ts";

/** AWS installs minor versions of the cache, which have the security fixes. It does so if nothing is said. */
export const requireEngineUpgrades: ResourcePolicy = {
  judges: "resource",
  types: [groupType, nodesType],
  check: (resource) =>
    isGroupNode(resource)
      ? []
      : judge(
          resource,
          Reading.of(resource.props).at("autoMinorVersionUpgrade"),
          (value) => String(value) !== "false", // a cluster has it as a text
          "must not be false",
        ),
};
