import type { ResourcePolicy } from "../../policy.ts";
import { memberType, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** The operating system of every database reports how it is. */
export const requireEnhancedMonitoring: ResourcePolicy = {
  judges: "resource",
  types: [serverType, memberType],
  check: (resource) =>
    judgeInput(resource, "monitoringInterval", (value) => Number(value ?? 0) > 0, "must be more than 0 seconds"),
};
