import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Alarm } from "./alarm.ts";
import { databaseEvents, type WatchedDatabase } from "./databaseEvents.ts";
import { failedBackups } from "./failedBackups.ts";
import type { Place } from "../helpers/place.ts";
import { policyDocument, type Statement } from "../helpers/policyDocument.ts";

/** Arguments of {@link Notices}. */
export interface NoticesArgs {
  /** Who gets the mails; each has to confirm once. Without any, alarms still show in the console. */
  readonly emails: readonly string[];
  readonly keyArn: pulumi.Input<string>;
  readonly place: Place;
  /** What to watch: each component provides its own alarms. */
  readonly alarms: readonly Alarm[];
  readonly vaultName: pulumi.Output<string>;
  /** The vault with copies in another region; absent: there is none. */
  readonly copyVaultArn: pulumi.Output<string> | undefined;
  /** The database; absent where it is on the box. */
  readonly database: WatchedDatabase | undefined;
}

/** A topic, its subscribers, and an alarm for everything that must not go unnoticed. */
export class Notices extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: NoticesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:watching:Notices", name, {}, opts);
    const child = { parent: this };
    const topic = new aws.sns.Topic(name, { kmsMasterKeyId: args.keyArn }, child);
    const policy = new aws.sns.TopicPolicy(
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
          ...(args.database ? [eventsOfDatabases(topic.arn, args.place)] : []),
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
    failedBackups(name, { ...args, topicArn: topic.arn }, child);
    if (args.database) databaseEvents(name, args.database, topic.arn, { ...child, dependsOn: policy });
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

/**
 * Principal and both conditions are those of the RDS user guide, "Granting permissions to publish notifications to an Amazon SNS
 * topic" (USER_Events.GrantingPermissions, 2026-11), and the same in China. The ARN ends in a star: servers and groups of
 * parameters report events, and the subscription itself sends the first one.
 */
function eventsOfDatabases(topicArn: pulumi.Output<string>, { accountId, partition, region }: Place): Statement {
  return {
    Sid: "EventsOfDatabases",
    Effect: "Allow",
    Principal: { Service: "events.rds.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:rds:${region}:${accountId}:*` },
    },
  };
}
