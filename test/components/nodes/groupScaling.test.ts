import assert from "node:assert/strict";
import { groupScaling } from "../../../components/nodes/groupScaling.ts";
import { latencyAlarms } from "../../../components/nodes/latencyAlarms.ts";
import type { ScaledRole } from "../../../config/scaledRole.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only } from "../recorded.ts";

const policy = "autoscaling/policy:Policy";
const alarm = "cloudwatch/metricAlarm:MetricAlarm";

const recordScaling = (role: ScaledRole) =>
  record(
    () => {
      groupScaling(role, { stack: "prod", role, groupName: `gitlab-prod-${role}` }, {});
      return {};
    },
    { computed: "standIns" },
  );

describe("the scaling of a group", () => {
  it("keeps the processors of Rails at 60 percent", async () => {
    const recording = await recordScaling("rails");
    assert.deepEqual(list(recording), ["aws:autoscaling/policy:Policy rails-cpu"]);
    assert.deepEqual(only(recording, policy).inputs, {
      autoscalingGroupName: "gitlab-prod-rails",
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: 60,
      },
    });
  });

  it("adds Sidekiq nodes in steps, and ends them one by one", async () => {
    const recording = await recordScaling("sidekiq");
    assert.deepEqual(list(recording), [
      "aws:autoscaling/policy:Policy sidekiq-in",
      "aws:autoscaling/policy:Policy sidekiq-out",
      "aws:cloudwatch/metricAlarm:MetricAlarm sidekiq-in",
      "aws:cloudwatch/metricAlarm:MetricAlarm sidekiq-out",
    ]);
    assert.deepEqual(only(recording, policy, "sidekiq-out").inputs, {
      autoscalingGroupName: "gitlab-prod-sidekiq",
      policyType: "StepScaling",
      adjustmentType: "PercentChangeInCapacity",
      minAdjustmentMagnitude: 1,
      metricAggregationType: "Maximum",
      stepAdjustments: [
        { scalingAdjustment: 25, metricIntervalLowerBound: "0", metricIntervalUpperBound: "240" },
        { scalingAdjustment: 50, metricIntervalLowerBound: "240" },
      ],
    });
    assert.deepEqual(only(recording, policy, "sidekiq-in").inputs, {
      autoscalingGroupName: "gitlab-prod-sidekiq",
      policyType: "SimpleScaling",
      adjustmentType: "ChangeInCapacity",
      scalingAdjustment: -1,
      cooldown: 1800,
    });
  });

  it("does nothing to Sidekiq without data, which rings", async () => {
    const recording = await recordScaling("sidekiq");
    const metric = { namespace: "GitLab/prod", metricName: "SidekiqLatencySeconds", statistic: "Maximum" };
    const arnOf = (name: string) => [`arn:test:${name}`];
    assert.deepEqual(only(recording, alarm, "sidekiq-out").inputs, {
      ...metric,
      period: 60,
      treatMissingData: "notBreaching",
      alarmDescription: "Adds nodes of Sidekiq, because jobs wait for too long. Nothing has to be done.",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 60,
      evaluationPeriods: 3,
      alarmActions: arnOf("sidekiq-out"),
    });
    assert.deepEqual(only(recording, alarm, "sidekiq-in").inputs, {
      ...metric,
      period: 60,
      treatMissingData: "notBreaching",
      alarmDescription: "Ends nodes of Sidekiq down to the minimum, because no job waits. Nothing has to be done.",
      comparisonOperator: "LessThanThreshold",
      threshold: 10,
      evaluationPeriods: 30,
      alarmActions: arnOf("sidekiq-in"),
    });
    assert.deepEqual(latencyAlarms({ stack: "prod", node: "toolbox-1" }), [
      {
        ...metric,
        key: "sidekiq-latency",
        alarmDescription:
          "A job of Sidekiq has waited for more than 30 minutes, or nobody reports how long jobs wait, and Sidekiq does not scale. In GitLab, open Admin > Monitoring > Background jobs: if the queues are long, look at why jobs are slow, or raise nodes.sidekiq.max. If they are short, open a shell on toolbox-1 and read: journalctl --unit gitlab-node-latency.",
        dimensions: {},
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1800,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "breaching",
      },
    ]);
  });
});
