import { requireDatabaseBackups } from "../../../../policy/policies/rds/requireDatabaseBackups.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: backupRetentionPeriod must be 7 days or more"];

describe("rds-require-backups", () => {
  policyCases(requireDatabaseBackups, server({ backupRetentionPeriod: 7 }), {
    "asks none of a copy": [copy({ backupRetentionPeriod: 0 }), []],
    "refuses six days": [server({ backupRetentionPeriod: 6 }), missing],
    "refuses what is not said": [cluster(), missing],
    "says what is not known yet": [server({ backupRetentionPeriod: unknown }), [`${missing[0]!} (unknown)`]],
  });
});
