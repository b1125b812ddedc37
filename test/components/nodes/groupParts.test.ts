import assert from "node:assert/strict";
import { groupAlarms } from "../../../components/nodes/groupAlarms.ts";
import { groupNodeAlarms } from "../../../components/nodes/groupNodeAlarms.ts";
import { groupStatements } from "../../../components/nodes/groupStatements.ts";
import { imageInUse } from "../../../components/nodes/imageInUse.ts";
import { roles } from "../../../gitlab/roles.ts";
import { record } from "../../../tools/recorder.ts";
import { only, place } from "../recorded.ts";
import { plan } from "./recordGroup.ts";

describe("a node of a group", () => {
  it("may complete the hooks of its own group, and ask for more time, in any partition", () => {
    assert.deepEqual(
      groupStatements({ stack: "prod", role: "rails", place: { ...place, partition: "aws-cn", region: "cn-north-1" } }),
      [
        {
          Effect: "Allow",
          Action: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
          Resource:
            "arn:aws-cn:autoscaling:cn-north-1:123456789012:autoScalingGroup:*:autoScalingGroupName/gitlab-prod-rails",
        },
      ],
    );
  });

  it("starts from an image that is marked as in use", async () => {
    const recording = await record(
      () => {
        imageInUse("gitlab-image-in-use", { stack: "prod", amiId: "ami-1" }, {});
        return {};
      },
      { computed: "standIns" },
    );
    assert.deepEqual(only(recording, "ec2/tag:Tag").inputs, {
      resourceId: "ami-1",
      key: "gitlab:in-use",
      value: "prod",
    });
  });
});

describe("the alarm of a group", () => {
  it("rings when nodes are missing for longer than a launch takes, or nothing is reported", () => {
    assert.deepEqual(groupAlarms({ stack: "prod", plan }), [
      {
        key: "rails-group",
        alarmDescription:
          "The group gitlab-prod-rails has had fewer than 3 nodes in service for 25 minutes, or does not report. Open it in EC2 Auto Scaling: its activities say why a node was not launched or did not stay. If one got no further than its launch, read its log in the log group of rails. If the group has all its nodes, its metrics are off: aws autoscaling enable-metrics-collection --auto-scaling-group-name gitlab-prod-rails --granularity 1Minute.",
        namespace: "AWS/AutoScaling",
        metricName: "GroupInServiceInstances",
        dimensions: { AutoScalingGroupName: "gitlab-prod-rails" },
        statistic: "Maximum",
        comparisonOperator: "LessThanThreshold",
        threshold: 3,
        period: 300,
        evaluationPeriods: 5,
        treatMissingData: "breaching",
      },
    ]);
  });
});

describe("the alarms for what the nodes of a group report", () => {
  for (const role of ["rails", "sidekiq"] as const) {
    it(`are one for each metric of ${role}, and ring for any of its nodes`, () => {
      const alarms = groupNodeAlarms({ stack: "prod", plan: { role } }, roles[role].metrics);
      assert.deepEqual(
        alarms.map(({ key, metricName, dimensions, threshold, treatMissingData }) => [
          key,
          metricName,
          dimensions.Node,
          threshold,
          treatMissingData,
        ]),
        [
          [`${role}-converge`, "ConvergeFailed", role, 1, "breaching"],
          [`${role}-root-disk`, "RootDiskUsedPercent", role, 85, "missing"],
          [`${role}-memory`, "MemoryUsedPercent", role, 92, "missing"],
          [`${role}-system-age`, "SystemAgeDays", role, 60, "missing"],
        ],
      );
      for (const { alarmDescription } of alarms) assert.ok(alarmDescription.length < 1024, alarmDescription);
    });
  }

  it("exist for every metric that is asked for", () => {
    assert.throws(
      () => groupNodeAlarms({ stack: "prod", plan: { role: "rails" } }, ["BackupFailed"]),
      /There is no alarm for BackupFailed of a group/,
    );
  });
});
