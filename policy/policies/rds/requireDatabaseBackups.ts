import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { clusterType, isCopy, serverType } from "./databaseTypes.ts";

/** Security Hub, RDS.11, 2026. */
const leastDays = 7;

/** Every database can be taken back to any second of a week at least. A copy has the backups of its source. */
export const requireDatabaseBackups: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) =>
    isCopy(resource)
      ? []
      : judge(
          resource,
          Reading.of(resource.props).at("backupRetentionPeriod"),
          (value) => Number(value ?? 0) >= leastDays,
          `must be ${String(leastDays)} days or more`,
        ),
};
