import type { GroupPlan } from "../../config/decisions/groupPlan.ts";
import { groupName } from "../../gitlab/groupNames.ts";
import type { Alarm } from "../watching/alarm.ts";

/** A group to watch. */
export interface WatchedGroup {
  readonly stack: string;
  readonly plan: Pick<GroupPlan, "role" | "min" | "launchSeconds">;
}

/** Seconds of a data point. */
const period = 300;

/**
 * The alarm of a group: too few nodes for longer than it takes to replace one.
 *
 * @param watched the group
 */
export function groupAlarms({ stack, plan: { role, min, launchSeconds } }: WatchedGroup): Alarm[] {
  const group = groupName(stack, role);
  const evaluationPeriods = Math.ceil(launchSeconds / period) + 1;
  const minutes = (evaluationPeriods * period) / 60;
  return [
    {
      key: `${role}-group`,
      alarmDescription: `The group ${group} has had fewer than ${String(min)} nodes in service for ${String(minutes)} minutes, or does not report. Open it in EC2 Auto Scaling: its activities say why a node was not launched or did not stay. If one got no further than its launch, read its log in the log group of ${role}. If the group has all its nodes, its metrics are off: aws autoscaling enable-metrics-collection --auto-scaling-group-name ${group} --granularity 1Minute.`,
      namespace: "AWS/AutoScaling",
      metricName: "GroupInServiceInstances",
      dimensions: { AutoScalingGroupName: group },
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: min,
      period,
      evaluationPeriods,
      treatMissingData: "breaching",
    },
  ];
}
