import type { GroupPlan } from "../../config/decisions/groupPlan.ts";
import { groupName } from "../../gitlab/groupNames.ts";
import { logFiles } from "../../gitlab/logFiles.ts";
import { logGroups } from "../../gitlab/logGroups.ts";
import type { MetricName } from "../../gitlab/metrics.ts";
import type { Alarm } from "../watching/alarm.ts";
import { nodeLimits } from "./nodeLimits.ts";
import { reportedAlarm, type AlarmRow } from "./reportedAlarm.ts";

/** A group whose nodes report. */
export interface ReportingGroup {
  readonly stack: string;
  readonly plan: Pick<GroupPlan, "role">;
}

/** What a row has to know. */
interface Words {
  readonly role: string;
  /** How to find the node. */
  readonly find: string;
  readonly log: string;
}

const { fullPercent, memoryPercent, systemDays } = nodeLimits;

const rows: Readonly<Partial<Record<MetricName, (words: Words) => AlarmRow>>> = {
  ConvergeFailed: ({ role, find, log }) => ({
    key: "converge",
    alarmDescription: `A node of ${role} could not get ready, or none reports. ${find} and read ${logFiles.converge}, or its stream in the log group ${log}. The group ends such a node by itself and launches another; if that one fails as well, run pulumi up with the last good configuration.`,
    threshold: 1,
    evaluationPeriods: 3,
    treatMissingData: "breaching",
  }),
  RootDiskUsedPercent: ({ role, find }) => ({
    key: "root-disk",
    alarmDescription: `The root disk of a node of ${role} is ${String(fullPercent)} % full. ${find} and look for what has grown: du -xh --max-depth=3 / | sort -h | tail. Then end that instance, and the group launches another; if it happens again, raise nodes.${role}.rootVolumeGiB.`,
    threshold: fullPercent,
  }),
  MemoryUsedPercent: ({ role, find }) => ({
    key: "memory",
    alarmDescription: `A node of ${role} has used more than ${String(memoryPercent)} % of its memory for 15 minutes. ${find} and look: ps aux --sort=-rss | head. If it happens again, choose a larger nodes.${role}.instanceType.`,
    threshold: memoryPercent,
    evaluationPeriods: 3,
  }),
  SystemAgeDays: ({ role }) => ({
    key: "system-age",
    alarmDescription: `The operating system of the nodes of ${role} is a release of ${String(systemDays)} days ago: known holes are open. They are replaced, not patched: raise imageBuild by one and run pulumi up.`,
    threshold: systemDays,
  }),
};

/**
 * The alarms for what the nodes of a group report. They share one dimension, so an alarm rings for any of them.
 *
 * @param group which one
 * @param reports the metrics that its role reports
 * @throws Error if there is no alarm for one of them
 */
export function groupNodeAlarms({ stack, plan: { role } }: ReportingGroup, reports: readonly MetricName[]): Alarm[] {
  const words = {
    role,
    find: `Find it in EC2 Auto Scaling, group ${groupName(stack, role)}: open a shell there`,
    log: logGroups.node(stack, role),
  };
  return reports.map((metricName): Alarm => {
    const row = rows[metricName]?.(words);
    if (!row) throw new Error(`There is no alarm for ${metricName} of a group; components/nodes/groupNodeAlarms.ts.`);
    return reportedAlarm({ stack, node: role }, metricName, row);
  });
}
