import type { ConnectionDemand } from "../../config/decisions/connectionDemand.ts";
import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import { mostConnections } from "../../config/decisions/maxConnections.ts";
import type { Alarm } from "../watching/alarm.ts";
import type { DatabaseReplica } from "./databaseReplicas.ts";
import { serverAlarms, serverMetric } from "./serverAlarms.ts";

/** A read replica to watch. */
export interface WatchedReplica {
  readonly replica: Pick<DatabaseReplica, "number" | "identifier">;
  readonly plan: Pick<DatabasePlan, "storageGiB" | "maxStorageGiB" | "memoryGiB"> & {
    readonly demand: Pick<ConnectionDemand, "onReplica">;
  };
}

/**
 * Seconds behind the server after which GitLab reads elsewhere, unless 8 MB or less are missing (`max_replication_lag_time` and
 * `max_replication_difference`; gitlab-org/gitlab, doc/administration/postgresql/database_load_balancing.md at 04027f81).
 */
const lagSeconds = 60;

/**
 * The alarms of a read replica. None of them means that GitLab is down: it reads from the other ones, or from the server.
 *
 * @param watched the replica
 */
export function replicaAlarms({ replica: { number, identifier }, plan }: WatchedReplica): Alarm[] {
  const called = `Read replica ${String(number)} of the database`;
  const key = `database-replica-${String(number)}`;
  return [
    ...serverAlarms({
      key,
      called,
      identifier,
      plan,
      fullDisk: "A full disk ends the replication.",
      connections: {
        most: mostConnections(plan.memoryGiB),
        needed: plan.demand.onReplica,
        remedy: "choose a larger class",
      },
    }),
    {
      ...serverMetric(identifier),
      key: `${key}-lag`,
      alarmDescription: `${called} has been ${String(lagSeconds)} seconds behind for 15 minutes: GitLab reads from the others or from the database itself, which also keeps on its own disk what the replica has not fetched. See its events and its log in RDS: a restart, too little CPU or I/O, a long query, max_connections below the database's. If it does not catch up, make it anew (docs/operations.md, read replicas of the database).`,
      metricName: "ReplicaLag",
      statistic: "Minimum", // without writes it rises for up to five minutes, and falls again
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: lagSeconds,
    },
  ];
}
