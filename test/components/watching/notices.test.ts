import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { certificateAlarm, doorAlarms } from "../../../components/edge/doorAlarms.ts";
import { sshDoor, webDoors, type Door } from "../../../components/edge/doors.ts";
import { nodeAlarms } from "../../../components/nodes/nodeAlarms.ts";
import { Notices } from "../../../components/watching/notices.ts";
import type { PatchingSettings } from "../../../config/decisions/patchingSettings.ts";
import { roles } from "../../../gitlab/roles.ts";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { list, only, place, plainOptions } from "../recorded.ts";

const web = webDoors[0]!;

const recordNotices = (
  change: {
    emails?: string[];
    backup?: { schedule?: string; snapshotSchedule?: string };
    patching?: Partial<PatchingSettings>;
    doors?: Door[];
  } = {},
) =>
  record(
    () => {
      const { emails = ["admins@example.com"], backup, patching, doors = [web, sshDoor] } = change;
      return {
        topicArn: new Notices("gitlab-notices", {
          emails,
          keyArn: "arn:test:logs",
          place,
          vaultName: pulumi.output("vault-1"),
          alarms: [
            ...nodeAlarms(
              {
                stack: "dev",
                plan: { name: "gitaly-1", role: "box" },
                backup: { schedule: "0 2 * * *", snapshotSchedule: "0 5 * * *", ...backup },
                patching: { schedule: undefined, release: "latest", reboot: true, ...patching },
              },
              roles.box.metrics,
              "i-1",
            ),
            ...doorAlarms({
              loadBalancer: pulumi.output("net/front/1"),
              groups: doors.map((door) => ({ door, arnSuffix: pulumi.output(`targetgroup/${door.name}/1`) })),
            }),
            certificateAlarm(pulumi.output("arn:test:certificate")),
          ],
        }).topicArn,
      };
    },
    { computed: "standIns" },
  );

const alarmNames = [
  "gitaly-1-converge",
  "gitaly-1-backup-failed",
  "gitaly-1-backup-age",
  "gitaly-1-backup-room",
  "gitaly-1-snapshot-age",
  "gitaly-1-volume",
  "gitaly-1-root-disk",
  "gitaly-1-memory",
  "gitaly-1-migrations",
  "gitaly-1-system-age",
  "gitaly-1-patch-failed",
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
      inputTransformer: {
        inputPaths: {
          job: "$.detail.backupJobId",
          state: "$.detail.state",
          message: "$.detail.statusMessage",
          resource: "$.detail.resourceArn",
          vault: "$.detail.backupVaultName",
        },
        inputTemplate: `"The snapshot job <job> of GitLab's data volume <resource> for the vault <vault> is <state>: <message>. Open the job in AWS Backup, fix what it names, and start one by hand: aws backup start-backup-job (docs/operations.md, alarms)."`,
      },
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
  });

  for (const [name, metricName, threshold, more] of [
    ["backup-failed", "BackupFailed", 1, {}],
    ["backup-age", "BackupAgeHours", 28, {}],
    ["backup-room", "BackupRoomPercent", 115, { statistic: "Minimum", comparisonOperator: "LessThanThreshold" }],
    ["snapshot-age", "SnapshotAgeHours", 38, {}],
    ["volume", "DataVolumeUsedPercent", 85, {}],
    ["root-disk", "RootDiskUsedPercent", 85, {}],
    ["memory", "MemoryUsedPercent", 92, { evaluationPeriods: 3 }],
    ["migrations", "FailedMigrations", 1, {}],
    ["system-age", "SystemAgeDays", 60, {}],
    ["patch-failed", "PatchFailed", 1, {}],
  ] as const) {
    it(`hear of ${metricName} from ${String(threshold)} on`, async () => {
      assert.deepEqual(watched(await recordNotices(), `gitaly-1-${name}`), {
        ...ofNode,
        evaluationPeriods: 1,
        treatMissingData: "missing",
        metricName,
        threshold,
        ...more,
      });
    });
  }

  it("hear of a restart that is needed where the node does not restart by itself", async () => {
    const recording = await recordNotices({ patching: { reboot: false } });
    assert.deepEqual(watched(recording, "gitaly-1-restart"), {
      ...ofNode,
      evaluationPeriods: 1,
      treatMissingData: "missing",
      metricName: "RestartNeeded",
      threshold: 1,
    });
    assert.ok(!list(await recordNotices()).some((line) => line.endsWith("-restart")));
  });

  it("say what a person does about each, in these words", async () => {
    const recording = await recordNotices();
    const texts = alarmNames.map((name) => `${name}: ${String(alarm(recording, name).alarmDescription)}`);
    assert.deepEqual(texts, [
      "gitaly-1-converge: gitaly-1 could not reach its configuration, or does not report. Open a shell on gitaly-1 and read /var/log/gitlab-node/converge.log. Once the cause is fixed: systemctl start gitlab-converge. If you cannot open a shell, look at the instance in EC2 and raise nodes.box.generation.",
      "gitaly-1-backup-failed: The last backup of gitaly-1 failed; earlier ones are kept until one succeeds. Open a shell on gitaly-1, read /var/log/gitlab-node/backup.log, then: systemctl start gitlab-node-backup.",
      "gitaly-1-backup-age: gitaly-1 has no backup from the last 28 hours. Open a shell on gitaly-1 and read: systemctl status gitlab-node-backup.timer gitlab-node-backup; start one: systemctl start gitlab-node-backup.",
      "gitaly-1-backup-room: The data volume of gitaly-1 has barely the room that a backup needs; without it, backups are refused. Raise nodes.box.volumeGiB and run pulumi up.",
      "gitaly-1-snapshot-age: AWS Backup has no snapshot of gitaly-1's data volume from the last 38 hours, or does not answer. See the jobs in AWS Backup; start one by hand: aws backup start-backup-job (docs/operations.md, alarms).",
      "gitaly-1-volume: The data volume of gitaly-1 is 85 % full. Raise nodes.box.volumeGiB and run pulumi up; the file system follows within five minutes.",
      "gitaly-1-root-disk: The root disk of gitaly-1 is 85 % full. Open a shell on gitaly-1 and look for what has grown: du -xh --max-depth=3 / | sort -h | tail; or raise nodes.box.rootVolumeGiB with nodes.box.generation.",
      "gitaly-1-memory: gitaly-1 has used more than 92 % of its memory for 15 minutes. Open a shell on gitaly-1 and look: ps aux --sort=-rss | head; gitlab-ctl restart sidekiq frees what it holds. If it happens again, choose a larger nodes.box.instanceType.",
      "gitaly-1-migrations: A background migration of GitLab has failed on gitaly-1: the next upgrade is refused. In GitLab, open Admin > Monitoring > Background migrations, tab Failed, and retry it.",
      "gitaly-1-system-age: The operating system of gitaly-1 is a release of 60 days ago: known holes are open. Set patching.schedule, or upgrade it once: open a shell and run systemctl start gitlab-node-patch (docs/operations.md, patches).",
      "gitaly-1-patch-failed: The last upgrade of gitaly-1's operating system failed. Open a shell on gitaly-1, read /var/log/gitlab-node/patch.log, then: systemctl start gitlab-node-patch.",
      "gitaly-1-status: EC2 cannot reach gitaly-1, or its host is broken. AWS recovers it automatically; if that does not happen within 15 minutes, raise nodes.box.generation and run pulumi up.",
      "web-health: No healthy target answers behind the door web. Open a shell on the node: gitlab-ctl status; start what is down with gitlab-ctl start, and read /var/log/gitlab-node/converge.log.",
      "ssh-health: No healthy target answers behind the door ssh. Open a shell on the node: gitlab-ctl status; start what is down with gitlab-ctl start, and read /var/log/gitlab-node/converge.log.",
      "connections: The load balancer has no source port left for connections to the node, and drops connections: it has about 55,000 for each port of the node. Find the client that opens too many in the front door's access logs (bucket access-logs), and remove it from allow.",
      "certificate: The certificate expires in less than 21 days. ACM renews it automatically if its validation records exist: open the certificate in ACM, and create the missing records. If it was imported, import a new one.",
    ]);
    const scheduled = await recordNotices({ patching: { schedule: "0 7 * * 0" } });
    assert.match(
      String(alarm(scheduled, "gitaly-1-system-age").alarmDescription),
      /: known holes are open\. Raise patching\.release, or read \/var\/log\/gitlab-node\/patch\.log on the node \(docs/,
    );
  });

  for (const [snapshotSchedule, hours] of [
    ["0 */6 * * *", 6 + 14],
    ["0 5 * * 1-5", 72 + 14],
    ["0 5 * * 0", 168 + 14],
  ] as const) {
    it(`let a snapshot by ${snapshotSchedule} become ${String(hours)} hours old`, async () => {
      const { threshold, alarmDescription } = alarm(
        await recordNotices({ backup: { snapshotSchedule } }),
        "gitaly-1-snapshot-age",
      );
      assert.equal(threshold, hours);
      assert.match(String(alarmDescription), new RegExp(`from the last ${String(hours)} hours`));
    });
  }

  for (const [backupSchedule, hours] of [
    ["0 */6 * * *", 6 + 4],
    ["0 2 * * *", 24 + 4],
    ["0 2 * * 1-5", 72 + 4], // Friday to Monday
    ["0 2 * * 0", 168 + 4],
  ] as const) {
    it(`let a backup by ${backupSchedule} become ${String(hours)} hours old`, async () => {
      const { threshold, alarmDescription } = alarm(
        await recordNotices({ backup: { schedule: backupSchedule } }),
        "gitaly-1-backup-age",
      );
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
    const recording = await recordNotices({ doors: [web] });
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
