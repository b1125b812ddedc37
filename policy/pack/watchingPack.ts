import type { PackedPolicy } from "../packedPolicy.ts";
import { requireRenewal } from "../policies/acm/requireRenewal.ts";
import { requireStrongKeys } from "../policies/acm/requireStrongKeys.ts";
import { requireAlarmActions } from "../policies/cloudwatch/requireAlarmActions.ts";
import { requireLogKey } from "../policies/cloudwatch/requireLogKey.ts";
import { requireLogRetention } from "../policies/cloudwatch/requireLogRetention.ts";
import { requireYearOfLogs } from "../policies/cloudwatch/requireYearOfLogs.ts";
import { requireCopyEncryption } from "../policies/imagebuilder/requireCopyEncryption.ts";
import { requireImageEncryption } from "../policies/imagebuilder/requireImageEncryption.ts";
import { requireQueryLogs } from "../policies/route53/requireQueryLogs.ts";
import { requireRealTargets } from "../policies/route53/requireRealTargets.ts";
import { forbidPublicTopics } from "../policies/sns/forbidPublicTopics.ts";
import { requireTopicKey } from "../policies/sns/requireTopicKey.ts";
import { forbidPublicDocuments } from "../policies/ssm/forbidPublicDocuments.ts";
import { requireSessionLogs } from "../policies/ssm/requireSessionLogs.ts";

/** Policies about logs, alarms, notices, sessions, images, names and certificates. */
export const watchingPack: readonly PackedPolicy[] = [
  {
    name: "cloudwatch-require-log-key",
    policy: requireLogKey,
    level: "mandatory",
    severity: "medium",
    description: "Logs are encrypted with a customer key.",
    todo: "Set kmsKeyId to the ARN of a key whose policy admits CloudWatch Logs.",
    frameworks: ["AWS Checkov CKV_AWS_158"],
  },
  {
    name: "cloudwatch-require-log-retention",
    policy: requireLogRetention,
    level: "mandatory",
    severity: "low",
    description: "Log groups delete old entries.",
    todo: "Set retentionInDays.",
    frameworks: ["AWS Checkov CKV_AWS_66"],
  },
  {
    name: "cloudwatch-require-year-of-logs",
    policy: requireYearOfLogs,
    level: "advisory",
    severity: "low",
    description: "Logs stay for a year.",
    todo: "Set retentionInDays to 365 or more, or accept that older ones are gone.",
    frameworks: ["AWS Security Hub CloudWatch.16", "AWS Checkov CKV_AWS_338"],
  },
  {
    name: "cloudwatch-require-alarm-actions",
    policy: requireAlarmActions,
    level: "mandatory",
    severity: "medium",
    description: "Every alarm notifies somebody or starts an action.",
    todo: "Set alarmActions, such as to a topic that somebody reads.",
    frameworks: ["AWS Checkov CKV_AWS_319"],
  },
  {
    name: "sns-require-customer-key",
    policy: requireTopicKey,
    level: "mandatory",
    severity: "medium",
    description: "Messages are encrypted with a customer key.",
    todo: "Set kmsMasterKeyId to a key of your own.",
    frameworks: ["FSBP SNS.1"],
  },
  {
    name: "sns-forbid-public-topics",
    policy: forbidPublicTopics,
    level: "mandatory",
    severity: "critical",
    description: "No policy of a topic admits everybody.",
    todo: "Name the principals, or add a condition on account or organisation.",
    frameworks: ["FSBP SNS.4", "CIS 2.21"],
  },
  {
    name: "ssm-forbid-public-documents",
    policy: forbidPublicDocuments,
    level: "mandatory",
    severity: "critical",
    description: "No document of Systems Manager is shared with everybody.",
    todo: "Name the accounts in permissions.",
    frameworks: ["FSBP SSM.4"],
  },
  {
    name: "ssm-require-session-logs",
    policy: requireSessionLogs,
    level: "mandatory",
    severity: "medium",
    description: "Shells are encrypted with a customer key and logged to an encrypted place.",
    todo: "Set kmsKeyId, cloudWatchLogGroupName and cloudWatchEncryptionEnabled in the document.",
    frameworks: ["AWS Checkov CKV_AWS_112", "AWS Checkov CKV_AWS_113"],
  },
  {
    name: "imagebuilder-require-encryption",
    policy: requireImageEncryption,
    level: "mandatory",
    severity: "high",
    description: "Images, their disks and what builds them are encrypted with a customer key.",
    todo: "Set kmsKeyId in component, recipe and distribution, and encrypted for each disk.",
    frameworks: ["AWS Checkov CKV_AWS_180", "AWS Checkov CKV_AWS_199", "AWS Checkov CKV_AWS_200"],
  },
  {
    name: "ec2-require-image-encryption",
    policy: requireCopyEncryption,
    level: "mandatory",
    severity: "high",
    description:
      "Copies of images are encrypted with a customer key, and images put together from snapshots have encrypted disks.",
    todo: "Set encrypted, and kmsKeyId to the ARN of a key of your own.",
    frameworks: ["AWS Checkov CKV_AWS_204", "AWS Checkov CKV_AWS_235"],
  },
  {
    name: "route53-require-query-logs",
    policy: requireQueryLogs,
    level: "mandatory",
    severity: "low",
    description: "Public zones log what they are asked.",
    todo: "Add a QueryLog, with a log group in us-east-1.",
    frameworks: ["FSBP Route53.2"],
  },
  {
    name: "route53-require-real-targets",
    policy: requireRealTargets,
    level: "mandatory",
    severity: "medium",
    description: "Records with addresses refer to a resource of the stack.",
    todo: "Refer to the load balancer or the instance instead of writing its address.",
    frameworks: ["AWS Checkov CKV2_AWS_23"],
  },
  {
    name: "acm-require-renewal",
    policy: requireRenewal,
    level: "mandatory",
    severity: "medium",
    description: "ACM renews certificates by itself.",
    todo: 'Set validationMethod to "DNS".',
    frameworks: ["FSBP ACM.1"],
  },
  {
    name: "acm-require-strong-keys",
    policy: requireStrongKeys,
    level: "mandatory",
    severity: "high",
    description: "Keys of certificates have 2,048 bits of RSA or more, or are on an elliptic curve.",
    todo: "Set keyAlgorithm to RSA_2048 or EC_prime256v1.",
    frameworks: ["FSBP ACM.2"],
  },
];
