import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { clusterType, memberType, serverType } from "./databaseTypes.ts";

/** AWS installs minor versions, which have the security fixes. It does so if nothing is said. */
export const requireMinorUpgrades: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType, memberType],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("autoMinorVersionUpgrade"),
      (value) => value !== false,
      "must not be false",
    ),
};
