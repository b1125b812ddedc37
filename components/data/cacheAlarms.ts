import type * as pulumi from "@pulumi/pulumi";
import type { CachePlan } from "../../config/decisions/cachePlan.ts";
import type { Alarm } from "../watching/alarm.ts";

/** A cache to watch. */
export interface WatchedCache {
  readonly plan: Pick<CachePlan, "name" | "nodes" | "vcpu" | "eviction">;
  /** Names of its nodes in CloudWatch. */
  readonly nodeIds: readonly pulumi.Input<string>[];
}

/** A node to watch. */
interface WatchedNode {
  readonly plan: WatchedCache["plan"];
  /** Such as `Node 2 of cache group redis`. */
  readonly node: string;
}

/** What is specific to an alarm. */
type Row = Pick<Alarm, "key" | "alarmDescription" | "metricName" | "threshold"> & Partial<Alarm>;

/** Percent of the memory for data. Moving to larger nodes copies everything, so it has to begin in time. */
const memoryPercent = 80;

/** Percent of the vCPU that the engine runs commands on (ElastiCache user guide, which metrics should I monitor, 2026-11). */
const cpuPercent = 90;

/** vCPUs up to which AWS advises to watch those of the machine, which are busy with more than the engine (same page). */
const smallVcpu = 2;

/** Seconds. Valkey itself no longer counts a replica that is further behind (`min-replicas-max-lag`, 7.2). */
const lagSeconds = 10;

/** Keys in five minutes, for half an hour. Some are dropped all the time; so many say that the memory is too small. */
const manyEvictions = 10_000;

const larger = "choose a larger nodeType and run pulumi up";
const slowLog = "read the cache's slow-log in CloudWatch";

/** The alarms of a node; `undefined`: pointless for this cache. */
const rows: readonly ((watched: WatchedNode) => Row | undefined)[] = [
  ({ node, plan }) => ({
    key: "silent",
    alarmDescription: `${node} has not reported for ten minutes. ${
      plan.nodes > 1
        ? "ElastiCache replaces it by itself; meanwhile one replica fewer can take over. If it is not back within an hour, see the events in ElastiCache."
        : "GitLab is down. ElastiCache replaces it by itself, without its data. If it is not back within half an hour, see the events in ElastiCache."
    }`,
    metricName: "CurrConnections",
    comparisonOperator: "LessThanThreshold",
    threshold: 1, // ElastiCache itself keeps two to four open
    period: 60,
    evaluationPeriods: 10,
    treatMissingData: "breaching",
  }),
  ({ node, plan }) =>
    plan.eviction === "noeviction"
      ? {
          key: "memory",
          alarmDescription: `${node} has used more than ${String(memoryPercent)} % of its memory for data. When it is full, writes fail and GitLab stops. If Sidekiq's queues are long (Admin > Monitoring > Background jobs), let them be worked off; otherwise ${larger}.`,
          metricName: "DatabaseMemoryUsagePercentage",
          threshold: memoryPercent,
        }
      : undefined,
  ({ node, plan }) =>
    plan.eviction === "noeviction"
      ? {
          key: "evictions",
          alarmDescription: `${node} has dropped keys, which it must never do: jobs and sessions are lost. Somebody has changed maxmemory-policy: run pulumi refresh and pulumi up, then ${larger}.`,
          metricName: "Evictions",
          statistic: "Sum",
          threshold: 1,
          evaluationPeriods: 1,
        }
      : {
          key: "evictions",
          alarmDescription: `${node} drops more than ${String(manyEvictions)} keys in five minutes, for half an hour: its memory is too small, and GitLab computes things again and again. If it is GitLab's daily work, ${larger}.`,
          metricName: "Evictions",
          statistic: "Sum",
          threshold: manyEvictions,
          evaluationPeriods: 6,
        },
  ({ node, plan: { vcpu } }) => {
    const [metricName, threshold] =
      vcpu <= smallVcpu
        ? (["CPUUtilization", cpuPercent / vcpu] as const)
        : (["EngineCPUUtilization", cpuPercent] as const);
    return {
      key: "cpu",
      alarmDescription: `${node} has used almost all of the vCPU that Valkey runs commands on for 15 minutes: ${metricName} is above ${String(threshold)} %. Commands wait: ${slowLog}. If it is GitLab's daily work, ${larger}.`,
      metricName,
      statistic: "Minimum", // of each minute: it never had a pause
      threshold,
    };
  },
  ({ node, plan }) =>
    plan.nodes > 1
      ? {
          key: "lag",
          alarmDescription: `${node} is a replica and more than ${String(lagSeconds)} seconds behind: if it took over now, those writes would be lost. See whether its CPU or network is at its limit in CloudWatch, and ${slowLog}. If it does not catch up, ${larger}.`,
          metricName: "ReplicationLag",
          statistic: "Minimum",
          threshold: lagSeconds,
          treatMissingData: "notBreaching", // the primary does not report it
        }
      : undefined,
  ({ node }) => ({
    key: "token",
    alarmDescription: `${node} refuses connections with a wrong AUTH token. If the token is being rotated, a node of GitLab still has an old one: run systemctl start gitlab-converge there. Otherwise find out who tries: only nodes of GitLab can reach the cache.`,
    metricName: "AuthenticationFailures",
    statistic: "Sum",
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
  }),
];

/**
 * The alarms of a cache: the same for every node, because any of them may become the primary.
 *
 * @param watched plan and nodes
 */
export function cacheAlarms({ plan, nodeIds }: WatchedCache): Alarm[] {
  return nodeIds.flatMap((nodeId, position) => {
    const number = String(position + 1);
    const watched = {
      plan,
      node: plan.nodes > 1 ? `Node ${number} of cache group ${plan.name}` : `Cache group ${plan.name}`,
    };
    return rows.flatMap((row): Alarm[] => {
      const found = row(watched);
      return found === undefined ? [] : [alarm(`${plan.name}-${number}`, nodeId, found)];
    });
  });
}

function alarm(node: string, nodeId: pulumi.Input<string>, row: Row): Alarm {
  return {
    namespace: "AWS/ElastiCache",
    dimensions: { CacheClusterId: nodeId },
    statistic: "Maximum",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    period: 300,
    evaluationPeriods: 3,
    treatMissingData: "missing", // the alarm for silence covers it
    ...row,
    key: `${node}-${row.key}`,
  };
}
