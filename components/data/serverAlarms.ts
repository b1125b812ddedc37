import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import type { Alarm } from "../watching/alarm.ts";

/** A server of RDS to watch: the one that writes, or one that only reads. */
export interface WatchedServer {
  /** Beginning of the alarms' keys. */
  readonly key: string;
  /** What it is called at the beginning of a sentence. */
  readonly called: string;
  readonly identifier: pulumi.Input<string>;
  readonly plan: Pick<DatabasePlan, "storageGiB" | "maxStorageGiB" | "memoryGiB">;
  /** What a full disk does. */
  readonly fullDisk: string;
  readonly connections: {
    /** Beyond them it refuses connections. */
    readonly most: number;
    /** What all nodes need of it at most. */
    readonly needed: number;
    /** What to do where more nodes run than planned is not the reason. */
    readonly remedy: string;
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

/** Percent of the burst of small classes that is left: a tenth of a day's half hour. */
const burstPercent = 10;

const gib = 1024 ** 3;

/** Where to look first: it shows what Performance Insights gathers, whose own console ended (RDS user guide, 2026-07). */
const insights = "Open the server in CloudWatch, Database Insights, and see which statements load it";

/** What the alarms of a server have in common. */
export function serverMetric(identifier: pulumi.Input<string>) {
  return {
    namespace: "AWS/RDS",
    dimensions: { DBInstanceIdentifier: identifier },
    period: 300,
    evaluationPeriods: 3,
    treatMissingData: "missing", // the alarm for the CPU covers silence
  } as const;
}

/**
 * The alarms that every server of the database has.
 *
 * @param watched the server
 */
export function serverAlarms({ key, called, identifier, plan, fullDisk, connections }: WatchedServer): Alarm[] {
  const { most, needed, remedy } = connections;
  // The demand counts slots that RDS keeps for administrators, so all nodes together stay below it.
  const many = Math.max(Math.floor((most * connectionPercent) / 100), needed);
  const common = serverMetric(identifier);
  const burst = (name: string, metricName: string, what: string): Alarm => ({
    ...common,
    key: `${key}-${name}`,
    alarmDescription: `${called} has used up almost all of the ${what} that its class may burst with, and gets slow when nothing is left. ${insights}; if it happens again, choose a larger class.`,
    metricName,
    statistic: "Maximum",
    comparisonOperator: "LessThanThreshold",
    threshold: burstPercent,
    treatMissingData: "notBreaching", // larger classes do not burst, and report nothing
  });
  return [
    {
      ...common,
      key: `${key}-cpu`,
      alarmDescription: `${called} has used more than ${String(cpuPercent)} % of its CPU for 15 minutes, or does not report. If it is not available, see its events in RDS. Otherwise: ${insights}; if it is GitLab's daily work, choose a larger class.`,
      metricName: "CPUUtilization",
      statistic: "Minimum", // of each minute: it never had a pause
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: cpuPercent,
      treatMissingData: "breaching",
    },
    {
      ...common,
      key: `${key}-storage`,
      alarmDescription: `The disk of ${called.replace(/^The|^R/, (begin) => begin.toLowerCase())} is almost full, and RDS has not enlarged it for half an hour: it has reached its limit of ${String(plan.maxStorageGiB)} GiB, or grew less than six hours ago. ${fullDisk} Raise the limit (maxStorageGiB) and run pulumi up, or find what grows: ${insights}.`,
      metricName: "FreeStorageSpace",
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: Math.floor((plan.storageGiB * gib * freePercent) / 100),
      evaluationPeriods: 6,
    },
    {
      ...common,
      key: `${key}-connections`,
      alarmDescription: `${called} has ${String(many)} connections or more of ${String(most)}; beyond those it refuses them. All nodes together need ${String(needed)} at most, with groups at their maximum. Count them by role and host: select usename, client_addr, count(*) from pg_stat_activity group by 1, 2 order by 3 desc. If more nodes run than planned, let the group shrink; otherwise ${remedy}.`,
      metricName: "DatabaseConnections",
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: many,
    },
    {
      ...common,
      key: `${key}-memory`,
      alarmDescription: `${called} has had less than ${String(memoryPercent)} % of its memory free for 15 minutes, and will swap or be restarted. ${insights}; if it is GitLab's daily work, choose a larger class.`,
      metricName: "FreeableMemory",
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: Math.floor((plan.memoryGiB * gib * memoryPercent) / 100),
    },
    burst("io-burst", "EBSIOBalance%", "operations a second"),
    burst("throughput-burst", "EBSByteBalance%", "throughput"),
  ];
}
