import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "./alarm.ts";
import type { Place } from "../helpers/place.ts";
import { policyDocument } from "../helpers/policyDocument.ts";

/** Arguments of {@link Notices}. */
export interface NoticesArgs {
  /** Who gets the mails; each has to confirm once. Without any, alarms still show in the console. */
  readonly emails: readonly string[];
  readonly keyArn: pulumi.Input<string>;
  readonly place: Place;
  /** What to watch: each component provides its own alarms. */
  readonly alarms: readonly Alarm[];
  readonly vaultName: pulumi.Output<string>;
}

/** The text of the mail about a snapshot. Without it, EventBridge would send its event as JSON. */
const snapshotText = {
  inputPaths: {
    job: "$.detail.backupJobId",
    state: "$.detail.state",
    message: "$.detail.statusMessage",
    resource: "$.detail.resourceArn",
    vault: "$.detail.backupVaultName",
  },
  inputTemplate:
    '"The snapshot job <job> of GitLab\'s data volume <resource> for the vault <vault> is <state>: <message>. Open the job in AWS Backup, fix what it names, and start one by hand: aws backup start-backup-job (docs/operations.md, alarms)."',
};

/** A topic, its subscribers, and an alarm for everything that must not go unnoticed. */
export class Notices extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: NoticesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:watching:Notices", name, {}, opts);
    const child = { parent: this };
    const topic = new aws.sns.Topic(name, { kmsMasterKeyId: args.keyArn }, child);
    new aws.sns.TopicPolicy(
      name,
      {
        arn: topic.arn,
        policy: policyDocument([
          {
            Sid: "AlarmsOfThisAccount",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Resource: topic.arn,
            Condition: { StringEquals: { "aws:SourceAccount": args.place.accountId } },
          },
          {
            Sid: "Rules", // EventBridge delivers nothing under a condition (its user guide, SNS permissions, 2026)
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sns:Publish",
            Resource: topic.arn,
          },
        ]),
      },
      child,
    );
    for (const email of args.emails) {
      new aws.sns.TopicSubscription(
        `${name}-${email}`,
        { topic: topic.arn, protocol: "email", endpoint: email },
        child,
      );
    }
    for (const { key, ...alarm } of args.alarms) {
      new aws.cloudwatch.MetricAlarm(
        `${name}-${key}`,
        { ...alarm, alarmActions: [topic.arn], okActions: [topic.arn] },
        child,
      );
    }
    this.#failedSnapshots(name, topic.arn, args.vaultName);
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }

  /**
   * AWS Backup sends an event that says why a job of a certain vault failed. Events are best effort, and a job that never
   * starts sends none. In that case the age that the node reports raises an alarm.
   */
  #failedSnapshots(name: string, topicArn: pulumi.Output<string>, vaultName: pulumi.Output<string>): void {
    const child = { parent: this };
    const rule = new aws.cloudwatch.EventRule(
      `${name}-snapshots`,
      {
        description: "A snapshot of GitLab's data volume failed: see the job in AWS Backup, then start one by hand.",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": ["Backup Job State Change"],
          detail: { state: ["FAILED", "ABORTED", "EXPIRED"], backupVaultName: [vaultName] },
        }),
      },
      child,
    );
    new aws.cloudwatch.EventTarget(
      `${name}-snapshots`,
      { rule: rule.name, arn: topicArn, inputTransformer: snapshotText },
      child,
    );
  }
}
