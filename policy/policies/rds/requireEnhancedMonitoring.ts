import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { memberType, serverType } from "./databaseTypes.ts";

/** The operating system of every database reports how it is. */
export const requireEnhancedMonitoring: ResourcePolicy = {
  judges: "resource",
  types: [serverType, memberType],
  check: (resource) =>
    judge(
      resource,
      Reading.of(resource.props).at("monitoringInterval"),
      (value) => Number(value ?? 0) > 0,
      "must be more than 0 seconds",
    ),
};
