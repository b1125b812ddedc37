import type { ResourcePolicy } from "../../policy.ts";
import { clusterType, isCopy, serverType } from "../../stores/databaseTypes.ts";
import { judgeInput } from "../../verdict.ts";

/** Security Hub, RDS.11, 2026. */
const leastDays = 7;

/** Every database can be taken back to any second of a week at least. A copy has the backups of its source. */
export const requireDatabaseBackups: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) =>
    isCopy(resource)
      ? []
      : judgeInput(
          resource,
          "backupRetentionPeriod",
          (value) => Number(value ?? 0) >= leastDays,
          `must be ${String(leastDays)} days or more`,
        ),
};
