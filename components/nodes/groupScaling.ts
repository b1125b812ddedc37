import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ScaledRole } from "../../config/scaledRole.ts";
import { metricNamespace } from "../../gitlab/pointer.ts";
import { sidekiqLatency } from "../../gitlab/sidekiqLatency.ts";

/** A group to scale. */
export interface GroupScalingArgs {
  readonly stack: string;
  readonly role: ScaledRole;
  /** Of the group itself, so that it exists first. */
  readonly groupName: pulumi.Input<string>;
}

/**
 * Percent of the processors that Rails nodes use on average. GitLab's guide for AWS adds a node at 60 (doc/install/aws/_index.md,
 * 2026); its own measure of enough capacity is below 70 (doc/administration/reference_architectures/sizing.md, 2026).
 */
const railsCpuPercent = 60;

/**
 * Seconds that a job may wait, from GitLab's targets for scheduling: one minute for ordinary jobs, ten seconds for urgent ones
 * (doc/development/sidekiq/worker_attributes.md, 2026). Five minutes, the longest that a job should run, are far too many.
 */
const waits = { tooLong: 60, muchTooLong: 300, short: 10 } as const;

/** Minutes for which jobs have to wait too long before a node is added: a burst of jobs is over by then. */
const outMinutes = 3;

/** Minutes for which no job may have waited before a node ends, and before the next one may end. */
const inMinutes = 30;

/** What scales the group of a role. */
const scaling: Readonly<Record<ScaledRole, typeof railsScaling>> = { rails: railsScaling, sidekiq: sidekiqScaling };

/**
 * Makes what decides how many nodes of a group run between its minimum and its maximum.
 *
 * @param name logical name
 * @param args the group
 * @param opts with the parent
 */
export function groupScaling(name: string, args: GroupScalingArgs, opts: pulumi.CustomResourceOptions): void {
  scaling[args.role](name, args, opts);
}

/**
 * Target tracking adds nodes quickly and ends them slowly. Without data it does nothing. EC2 reports the processors every five minutes
 * (nodeTemplate.ts), so a node more takes a quarter of an hour; the minimum is what GitLab asks for.
 */
function railsScaling(name: string, { groupName }: GroupScalingArgs, opts: pulumi.CustomResourceOptions): void {
  new aws.autoscaling.Policy(
    `${name}-cpu`,
    {
      autoscalingGroupName: groupName,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: railsCpuPercent,
      },
    },
    opts,
  );
}

/**
 * By how long jobs wait. A quarter more nodes, or half as many again if it is far too long; AWS counts nodes that are still
 * starting, so it does not add them again every minute.
 *
 * An alarm whose state lasts acts again every minute (CloudWatch user guide, alarm actions, 2026). Only a simple policy has a
 * cooldown, so that nodes end one by one.
 */
function sidekiqScaling(
  name: string,
  { stack, groupName }: GroupScalingArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const more = new aws.autoscaling.Policy(
    `${name}-out`,
    {
      autoscalingGroupName: groupName,
      policyType: "StepScaling",
      adjustmentType: "PercentChangeInCapacity",
      minAdjustmentMagnitude: 1,
      metricAggregationType: "Maximum",
      // The bounds are distances from the threshold of the alarm.
      stepAdjustments: [
        {
          scalingAdjustment: 25,
          metricIntervalLowerBound: "0",
          metricIntervalUpperBound: String(waits.muchTooLong - waits.tooLong),
        },
        { scalingAdjustment: 50, metricIntervalLowerBound: String(waits.muchTooLong - waits.tooLong) },
      ],
    },
    opts,
  );
  const fewer = new aws.autoscaling.Policy(
    `${name}-in`,
    {
      autoscalingGroupName: groupName,
      policyType: "SimpleScaling",
      adjustmentType: "ChangeInCapacity",
      scalingAdjustment: -1,
      cooldown: inMinutes * 60,
    },
    opts,
  );
  const metric = {
    namespace: metricNamespace(stack),
    metricName: sidekiqLatency,
    statistic: "Maximum",
    period: 60,
    treatMissingData: "notBreaching", // silence changes nothing: it has an alarm of its own (latencyAlarms.ts)
  };
  new aws.cloudwatch.MetricAlarm(
    `${name}-out`,
    {
      ...metric,
      alarmDescription: "Adds nodes of Sidekiq, because jobs wait for too long. Nothing has to be done.",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: waits.tooLong,
      evaluationPeriods: outMinutes,
      alarmActions: [more.arn],
    },
    opts,
  );
  new aws.cloudwatch.MetricAlarm(
    `${name}-in`,
    {
      ...metric,
      alarmDescription: "Ends nodes of Sidekiq down to the minimum, because no job waits. Nothing has to be done.",
      comparisonOperator: "LessThanThreshold",
      threshold: waits.short,
      evaluationPeriods: inMinutes,
      alarmActions: [fewer.arn],
    },
    opts,
  );
}
