import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../../components/helpers/policyDocument.ts";

/** What is watched, and who gets to know. */
export interface IssuerWatchArgs {
  readonly bucket: pulumi.Output<string>;
  readonly distributionId: pulumi.Output<string>;
  readonly writerName: string;
  readonly notify: readonly string[];
  readonly keyArn: pulumi.Output<string>;
}

/** Calls that change who may write the documents, or where CloudFront takes them from; by the parameter that names the thing. */
const changes = {
  bucketName: [
    "DeleteBucketPolicy",
    "PutBucketAcl",
    "PutBucketNotification",
    "PutBucketPolicy",
    "PutBucketPublicAccessBlock",
    "PutBucketVersioning",
  ],
  id: ["DeleteDistribution", "UpdateDistribution"],
  roleName: ["AttachRolePolicy", "PutRolePolicy", "UpdateAssumeRolePolicy"],
} as const;

/**
 * A mail for every write of the documents, and for every change of who may write them.
 *
 * S3 itself reports writes, durably and without a trail (EventBridge reference, Amazon S3 events, 2026-11). The other calls arrive
 * by CloudTrail, best effort, and only where the account has a trail of management events.
 *
 * @param name logical name of everything
 * @param args what is watched
 * @param opts with the parent
 */
export function issuerWatch(name: string, args: IssuerWatchArgs, opts: pulumi.CustomResourceOptions): void {
  const topicArn = topic(name, args, opts);
  new aws.s3.BucketNotification(name, { bucket: args.bucket, eventbridge: true }, opts);
  const rules = {
    writes: {
      description: "Somebody wrote or deleted a document with the keys of GitLab's tokens",
      eventPattern: pulumi.jsonStringify({
        source: ["aws.s3"],
        "detail-type": ["Object Created", "Object Deleted"],
        detail: { bucket: { name: [args.bucket] } },
      }),
    },
    changes: {
      description: "Somebody changed who may write the keys of GitLab's tokens",
      eventPattern: changePattern(args),
    },
  };
  for (const [kind, rule] of Object.entries(rules)) {
    const made = new aws.cloudwatch.EventRule(`${name}-${kind}`, rule, opts);
    new aws.cloudwatch.EventTarget(`${name}-${kind}`, { rule: made.name, arn: topicArn }, opts);
  }
}

function changePattern({ bucket, distributionId, writerName }: IssuerWatchArgs): pulumi.Output<string> {
  const values = { bucketName: bucket, id: distributionId, roleName: writerName };
  const alternatives = (Object.keys(changes) as (keyof typeof changes)[]).map((parameter) => ({
    eventName: changes[parameter],
    requestParameters: { [parameter]: [values[parameter]] },
  }));
  return pulumi.jsonStringify({ "detail-type": ["AWS API Call via CloudTrail"], detail: { $or: alternatives } });
}

function topic(name: string, { notify, keyArn }: IssuerWatchArgs, opts: pulumi.CustomResourceOptions) {
  const made = new aws.sns.Topic(name, { kmsMasterKeyId: keyArn }, opts);
  new aws.sns.TopicPolicy(
    name,
    {
      arn: made.arn,
      policy: policyDocument([
        {
          Sid: "Rules", // EventBridge delivers nothing under a condition (its user guide, SNS permissions, 2026)
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sns:Publish",
          Resource: made.arn,
        },
      ]),
    },
    opts,
  );
  for (const email of notify) {
    new aws.sns.TopicSubscription(`${name}-${email}`, { topic: made.arn, protocol: "email", endpoint: email }, opts);
  }
  return made.arn;
}
