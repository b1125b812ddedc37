import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionDemand } from "../../config/decisions/connectionDemand.ts";
import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import type { Alarm } from "../watching/alarm.ts";
import { serverAlarms, serverMetric } from "./serverAlarms.ts";

/** A database server to watch. */
export interface WatchedDatabase {
  readonly identifier: pulumi.Input<string>;
  readonly plan: Pick<DatabasePlan, "storageGiB" | "maxStorageGiB" | "memoryGiB" | "maxConnections"> & {
    /** What all nodes need at most. */
    readonly demand: Pick<ConnectionDemand, "total">;
  };
}

/**
 * Transactions since the oldest row was frozen. Autovacuum forces a freeze at 200 million, so half of the two billion after
 * which PostgreSQL takes no writes says that it fails for long; AWS recommends this number, too (RDS user guide, 2026-07).
 */
const oldTransactions = 1_000_000_000;

/**
 * The alarms of the database server.
 *
 * @param watched the server
 */
export function databaseAlarms({ identifier, plan }: WatchedDatabase): Alarm[] {
  return [
    ...serverAlarms({
      key: "database",
      called: "The database",
      identifier,
      plan,
      fullDisk: "A full disk stops GitLab.",
      connections: {
        most: plan.maxConnections,
        needed: plan.demand.total,
        remedy: "raise maxConnections, run pulumi up and restart the server",
      },
    }),
    {
      ...serverMetric(identifier),
      key: "database-transactions",
      alarmDescription:
        "Autovacuum does not keep up: a billion transactions are not frozen, and at two billion PostgreSQL takes no more writes. Find what holds it back: transactions that are open for days (select pid, xact_start, query from pg_stat_activity order by 2), prepared ones (pg_prepared_xacts), slots (pg_replication_slots). End it, then run vacuum freeze on the oldest tables.",
      metricName: "MaximumUsedTransactionIDs",
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: oldTransactions,
      evaluationPeriods: 1,
    },
  ];
}
