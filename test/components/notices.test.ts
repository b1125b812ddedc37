import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Notices } from "../../components/notices.ts";
import { record } from "../../tools/recorder.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { list, only, place, plainOptions } from "./recorded.ts";

const recordNotices = (change: { emails?: string[]; backupSchedule?: string; doors?: string[] } = {}) =>
  record(
    () => {
      const { emails = ["admins@example.com"], backupSchedule = "0 2 * * *", doors = ["web", "ssh"] } = change;
      return {
        topicArn: new Notices("gitlab-notices", {
          emails,
          keyArn: "arn:test:logs",
          place,
          vaultName: pulumi.output("vault-1"),
          subject: {
            stack: "dev",
            nodes: { "gitaly-1": pulumi.output("i-1") },
            backupSchedule,
            loadBalancer: pulumi.output("net/front/1"),
            groups: doors.map((name) => ({ name, arnSuffix: pulumi.output(`targetgroup/${name}/1`) })),
            certificateArn: pulumi.output("arn:test:certificate"),
          },
        }).topicArn,
      };
    },
    { computed: "standIns" },
  );

const alarmNames = [
  "gitaly-1-converge",
  "gitaly-1-backup-failed",
  "gitaly-1-backup-age",
  "gitaly-1-volume",
  "gitaly-1-status",
  "web-health",
  "ssh-health",
  "connections",
  "certificate",
];

const alarm = (recording: Recording, name: string) =>
  only(recording, "cloudwatch/metricAlarm:MetricAlarm", `gitlab-notices-${name}`).inputs;

/** What an alarm watches, without its text and its actions. */
function watched(recording: Recording, name: string): unknown {
  const { alarmDescription, alarmActions, okActions, ...rest } = alarm(recording, name);
  assert.deepEqual([alarmActions, okActions], [["arn:test:gitlab-notices"], ["arn:test:gitlab-notices"]]);
  assert.match(String(alarmDescription), /^.{60,1024}$/);
  return rest;
}

const ofNode = {
  namespace: "GitLab/dev",
  dimensions: { Node: "gitaly-1" },
  statistic: "Maximum",
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  period: 300,
};

describe("Notices", () => {
  it("makes a topic, its policy and readers, the alarms, and a rule for snapshots", async () => {
    const recording = await recordNotices({ emails: ["a@example.com", "b@example.com"] });
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:watching:Notices gitlab-notices",
        "aws:sns/topic:Topic gitlab-notices",
        "aws:sns/topicPolicy:TopicPolicy gitlab-notices",
        "aws:sns/topicSubscription:TopicSubscription gitlab-notices-a@example.com",
        "aws:sns/topicSubscription:TopicSubscription gitlab-notices-b@example.com",
        ...alarmNames.map((name) => `aws:cloudwatch/metricAlarm:MetricAlarm gitlab-notices-${name}`),
        "aws:cloudwatch/eventRule:EventRule gitlab-notices-snapshots",
        "aws:cloudwatch/eventTarget:EventTarget gitlab-notices-snapshots",
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, { topicArn: "arn:test:gitlab-notices" });
  });

  it("encrypts the topic, and asks each reader", async () => {
    const recording = await recordNotices();
    assert.deepEqual(only(recording, "sns/topic:Topic").inputs, { kmsMasterKeyId: "arn:test:logs" });
    const { inputs, options } = only(recording, "sns/topicSubscription:TopicSubscription");
    assert.deepEqual(inputs, { topic: "arn:test:gitlab-notices", protocol: "email", endpoint: "admins@example.com" });
    assert.deepEqual(options, plainOptions);
  });

  it("keeps the alarms where nobody is to be written to: the console shows them", async () => {
    const [nobody, somebody] = [list(await recordNotices({ emails: [] })), list(await recordNotices())];
    assert.deepEqual(
      somebody.filter((line) => !nobody.includes(line)),
      ["aws:sns/topicSubscription:TopicSubscription gitlab-notices-admins@example.com"],
    );
  });

  it("lets this account's alarms write, and rules without a condition, under which EventBridge delivers nothing", async () => {
    const { arn, policy } = only(await recordNotices(), "sns/topicPolicy:TopicPolicy").inputs;
    assert.equal(arn, "arn:test:gitlab-notices");
    assert.deepEqual(JSON.parse(String(policy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AlarmsOfThisAccount",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: "arn:test:gitlab-notices",
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
        {
          Sid: "Rules",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: "arn:test:gitlab-notices",
        },
      ],
    });
  });

  it("says by event when a snapshot job of this stack's vault ends badly", async () => {
    const recording = await recordNotices();
    const { description, eventPattern } = only(recording, "cloudwatch/eventRule:EventRule").inputs;
    assert.match(String(description), /start one by hand/);
    assert.deepEqual(JSON.parse(String(eventPattern)), {
      source: ["aws.backup"],
      "detail-type": ["Backup Job State Change"],
      detail: { state: ["FAILED", "ABORTED", "EXPIRED"], backupVaultName: ["vault-1"] },
    });
    assert.deepEqual(only(recording, "cloudwatch/eventTarget:EventTarget").inputs, {
      rule: "gitlab-notices-snapshots",
      arn: "arn:test:gitlab-notices",
    });
  });
});

describe("alarms", () => {
  it("take a node's silence for a failed converge, and for nothing else", async () => {
    const recording = await recordNotices();
    assert.deepEqual(watched(recording, "gitaly-1-converge"), {
      ...ofNode,
      metricName: "ConvergeFailed",
      threshold: 1,
      evaluationPeriods: 3,
      treatMissingData: "breaching",
    });
    const silent = { ...ofNode, evaluationPeriods: 1, treatMissingData: "missing" };
    assert.deepEqual(watched(recording, "gitaly-1-backup-failed"), {
      ...silent,
      metricName: "BackupFailed",
      threshold: 1,
    });
    assert.deepEqual(watched(recording, "gitaly-1-backup-age"), {
      ...silent,
      metricName: "BackupAgeHours",
      threshold: 28,
    });
    assert.deepEqual(watched(recording, "gitaly-1-volume"), {
      ...silent,
      metricName: "DataVolumeUsedPercent",
      threshold: 85,
    });
  });

  for (const [backupSchedule, hours] of [
    ["0 */6 * * *", 6 + 4],
    ["0 2 * * *", 24 + 4],
    ["0 2 * * 1-5", 72 + 4], // Friday to Monday
    ["0 2 * * 0", 168 + 4],
  ] as const) {
    it(`let a backup by ${backupSchedule} become ${String(hours)} hours old`, async () => {
      const { threshold, alarmDescription } = alarm(await recordNotices({ backupSchedule }), "gitaly-1-backup-age");
      assert.equal(threshold, hours);
      assert.match(String(alarmDescription), new RegExp(`the last ${String(hours)} hours`));
    });
  }

  it("watch the instance and its host", async () => {
    assert.deepEqual(watched(await recordNotices(), "gitaly-1-status"), {
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed",
      dimensions: { InstanceId: "i-1" },
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 60,
      evaluationPeriods: 3,
      treatMissingData: "breaching",
    });
  });

  it("watch whether anything healthy is behind each door that there is", async () => {
    const recording = await recordNotices({ doors: ["web"] });
    assert.deepEqual(watched(recording, "web-health"), {
      namespace: "AWS/NetworkELB",
      metricName: "HealthyHostCount",
      dimensions: { LoadBalancer: "net/front/1", TargetGroup: "targetgroup/web/1" },
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      evaluationPeriods: 5,
      treatMissingData: "breaching",
    });
    assert.ok(!list(recording).some((line) => line.includes("ssh-health")));
  });

  it("watch whether the load balancer still has ports towards the node", async () => {
    assert.deepEqual(watched(await recordNotices(), "connections"), {
      namespace: "AWS/NetworkELB",
      metricName: "PortAllocationErrorCount",
      dimensions: { LoadBalancer: "net/front/1" },
      statistic: "Sum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching",
    });
  });

  it("watch the certificate's end", async () => {
    assert.deepEqual(watched(await recordNotices(), "certificate"), {
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      dimensions: { CertificateArn: "arn:test:certificate" },
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: 21,
      period: 86_400,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching",
    });
  });
});
