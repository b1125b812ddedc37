import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionDemand } from "../../config/decisions/connectionDemand.ts";
import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import type { Alarm } from "../watching/alarm.ts";

/** A database server to watch. */
export interface WatchedDatabase {
  readonly identifier: pulumi.Input<string>;
  readonly plan: Pick<DatabasePlan, "storageGiB" | "maxStorageGiB" | "memoryGiB" | "maxConnections"> & {
    /** What all nodes need at most. */
    readonly demand: Pick<ConnectionDemand, "total">;
  };
}

/** Percent of the first size of the disk. RDS enlarges a disk with less than a tenth free, unless something stops it. */
const freePercent = 10;

/** Percent of `max_connections`, unless more are planned. */
const connectionPercent = 80;

/** Percent of the vCPUs. Above it statements wait too long (cloudposse, terraform-aws-rds-cloudwatch-sns-alarms, 2026). */
const cpuPercent = 90;

/** Percent of the memory: PostgreSQL leaves the rest to the cache of its files, and below it the server swaps. */
const memoryPercent = 5;

/**
 * Transactions since the oldest row was frozen. Autovacuum forces a freeze at 200 million, so half of the two billion after
 * which PostgreSQL takes no writes says that it fails for long; AWS recommends this number, too (same page).
 */
const oldTransactions = 1_000_000_000;

/** Percent of the burst of small classes that is left: a tenth of a day's half hour. */
const burstPercent = 10;

const gib = 1024 ** 3;

/** Where to look first: it shows what Performance Insights gathers, whose own console ended (RDS user guide, 2026-07). */
const insights = "Open the server in CloudWatch, Database Insights, and see which statements load it";

/**
 * The alarms of a database server.
 *
 * @param watched the server
 */
export function databaseAlarms({ identifier, plan }: WatchedDatabase): Alarm[] {
  // The demand counts slots that RDS keeps for administrators, so all nodes together stay below it.
  const connections = Math.max(Math.floor((plan.maxConnections * connectionPercent) / 100), plan.demand.total);
  const common = {
    namespace: "AWS/RDS",
    dimensions: { DBInstanceIdentifier: identifier },
    period: 300,
    evaluationPeriods: 3,
    treatMissingData: "missing", // the alarm for the CPU covers silence
  } as const;
  const burst = (key: string, metricName: string, what: string): Alarm => ({
    ...common,
    key,
    alarmDescription: `The database has used up almost all of the ${what} that its class may burst with, and gets slow when nothing is left. ${insights}; if it happens again, choose a larger class.`,
    metricName,
    statistic: "Maximum",
    comparisonOperator: "LessThanThreshold",
    threshold: burstPercent,
    treatMissingData: "notBreaching", // larger classes do not burst, and report nothing
  });
  return [
    {
      ...common,
      key: "database-cpu",
      alarmDescription: `The database has used more than ${String(cpuPercent)} % of its CPU for 15 minutes, or does not report. If it is not available, see its events in RDS. Otherwise: ${insights}; if it is GitLab's daily work, choose a larger class.`,
      metricName: "CPUUtilization",
      statistic: "Minimum", // of each minute: it never had a pause
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: cpuPercent,
      treatMissingData: "breaching",
    },
    {
      ...common,
      key: "database-storage",
      alarmDescription: `The disk of the database is almost full, and RDS has not enlarged it for half an hour: it has reached its limit of ${String(plan.maxStorageGiB)} GiB, or grew less than six hours ago. A full disk stops GitLab. Raise the limit (maxStorageGiB) and run pulumi up, or find what grows: ${insights}.`,
      metricName: "FreeStorageSpace",
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: Math.floor((plan.storageGiB * gib * freePercent) / 100),
      evaluationPeriods: 6,
    },
    {
      ...common,
      key: "database-connections",
      alarmDescription: `The database has ${String(connections)} connections or more of ${String(plan.maxConnections)}; beyond those it refuses them. All nodes together need ${String(plan.demand.total)} at most, with groups at their maximum. Count them by role and host: select usename, client_addr, count(*) from pg_stat_activity group by 1, 2 order by 3 desc. If more nodes run than planned, let the group shrink; otherwise raise maxConnections, run pulumi up and restart the server.`,
      metricName: "DatabaseConnections",
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: connections,
    },
    {
      ...common,
      key: "database-memory",
      alarmDescription: `The database has had less than ${String(memoryPercent)} % of its memory free for 15 minutes, and will swap or be restarted. ${insights}; if it is GitLab's daily work, choose a larger class.`,
      metricName: "FreeableMemory",
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: Math.floor((plan.memoryGiB * gib * memoryPercent) / 100),
    },
    {
      ...common,
      key: "database-transactions",
      alarmDescription:
        "Autovacuum does not keep up: a billion transactions are not frozen, and at two billion PostgreSQL takes no more writes. Find what holds it back: transactions that are open for days (select pid, xact_start, query from pg_stat_activity order by 2), prepared ones (pg_prepared_xacts), slots (pg_replication_slots). End it, then run vacuum freeze on the oldest tables.",
      metricName: "MaximumUsedTransactionIDs",
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: oldTransactions,
      evaluationPeriods: 1,
    },
    burst("database-io-burst", "EBSIOBalance%", "operations a second"),
    burst("database-throughput-burst", "EBSByteBalance%", "throughput"),
  ];
}
