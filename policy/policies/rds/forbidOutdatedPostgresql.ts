import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { clusterType, memberType, serverType } from "../../stores/databaseTypes.ts";
import { judge } from "../../verdict.ts";

/** Standard support of the one before ended on 2026-02-28 (endoflife.date, Amazon RDS for PostgreSQL, 2026-08-22). */
const oldest = 14;

/**
 * PostgreSQL is a version with standard support. That also leaves out those whose `log_fdw` let people read the server's files
 * (Checkov, CKV_AWS_250 and CKV_AWS_388, 2026).
 */
export const forbidOutdatedPostgresql: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType, memberType],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const { value: engine } = inputs.at("engine");
    if (engine !== "postgres" && engine !== "aurora-postgresql") return [];
    return judge(
      resource,
      inputs.at("engineVersion"),
      (value) => typeof value !== "string" || Number.parseInt(value, 10) >= oldest,
      `must be ${String(oldest)} or newer`,
    );
  },
};
