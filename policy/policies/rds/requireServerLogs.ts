import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { clusterType, serverType } from "../../stores/databaseTypes.ts";
import { judge } from "../../verdict.ts";

/** The logs of RDS for PostgreSQL that CloudWatch can have (RDS user guide, PostgreSQL database log files, 2026). */
const ofPostgresql = ["postgresql", "upgrade"] as const;

/** Every database sends its logs to CloudWatch. */
export const requireServerLogs: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const { value: engine } = inputs.at("engine");
    const isPostgresql = engine === "postgres";
    const exported = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
    return judge(
      resource,
      inputs.at("enabledCloudwatchLogsExports"),
      (value) =>
        isPostgresql ? ofPostgresql.every((log) => exported(value).includes(log)) : exported(value).length > 0,
      isPostgresql ? `must have ${ofPostgresql.join(" and ")}` : "must name the logs to send",
    );
  },
};
