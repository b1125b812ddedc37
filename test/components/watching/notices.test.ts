import assert from "node:assert/strict";
import { list, only, plainOptions } from "../recorded.ts";
import { alarmNames, recordNotices } from "./recordNotices.ts";

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
      detail: {
        $or: [
          { state: ["FAILED", "ABORTED", "EXPIRED"] },
          { state: ["COMPLETED"], statusMessage: [{ "anything-but": "" }] },
        ],
        backupVaultName: ["vault-1"],
      },
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
        inputTemplate: `"The backup job <job> of GitLab's <resource> for the vault <vault> is <state>: <message>. Open the job in AWS Backup, fix what it names, and start one by hand: aws backup start-backup-job (docs/operations.md, alarms)."`,
      },
    });
  });

  it("says by event when a copy to the vault in another region ends badly", async () => {
    const recording = await recordNotices({ copyVaultArn: "arn:test:copies" });
    const { eventPattern } = only(recording, "cloudwatch/eventRule:EventRule", "gitlab-notices-copies").inputs;
    assert.deepEqual(JSON.parse(String(eventPattern)), {
      source: ["aws.backup"],
      "detail-type": ["Copy Job State Change"],
      detail: { state: ["FAILED", "ABORTED", "EXPIRED"], destinationBackupVaultArn: ["arn:test:copies"] },
    });
    assert.deepEqual(only(recording, "cloudwatch/eventTarget:EventTarget", "gitlab-notices-copies").inputs, {
      rule: "gitlab-notices-copies",
      arn: "arn:test:gitlab-notices",
      inputTransformer: {
        inputPaths: {
          job: "$.detail.copyJobId",
          state: "$.detail.state",
          message: "$.detail.statusMessage",
          resource: "$.detail.resourceArn",
          vault: "$.detail.destinationBackupVaultArn",
        },
        inputTemplate: `"The copy job <job> of GitLab's <resource> for the vault <vault> is <state>: <message>. Open the job in AWS Backup, fix what it names, and start one by hand: aws backup start-copy-job (docs/operations.md, alarms)."`,
      },
    });
  });
});
