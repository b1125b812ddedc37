import * as pulumi from "@pulumi/pulumi";
import { document, type Mutations } from "./mutation.ts";

const everybody = (Action: string) => document({ Effect: "Allow", Principal: "*", Action, Resource: "*" });

const certificate = [
  "aws:acm/certificate:Certificate",
  "mutant",
  { validationMethod: "EMAIL", keyAlgorithm: "RSA_1024" },
] as const;
const group = ["aws:cloudwatch/logGroup:LogGroup", "mutant", {}] as const;
const secret = [
  "aws:secretsmanager/secret:Secret",
  "mutant",
  { policy: everybody("secretsmanager:GetSecretValue"), recoveryWindowInDays: 0 },
] as const;
const topic = ["aws:sns/topic:Topic", "mutant", { policy: everybody("sns:Publish") }] as const;

/** Certificates, logs, secrets, topics, parameters, images and names. */
export const serviceMutations: Mutations = {
  "acm-require-renewal": certificate,
  "acm-require-strong-keys": certificate,
  "cloudwatch-require-alarm-actions": ["aws:cloudwatch/metricAlarm:MetricAlarm", "mutant", {}],
  "cloudwatch-require-log-key": group,
  "cloudwatch-require-log-retention": group,
  "cloudwatch-require-year-of-logs": ["aws:cloudwatch/logGroup:LogGroup", "mutant-short", { retentionInDays: 30 }],
  "ec2-require-image-encryption": ["aws:ec2/amiCopy:AmiCopy", "mutant", {}],
  "imagebuilder-require-encryption": ["aws:imagebuilder/component:Component", "mutant", {}],
  "route53-require-query-logs": ["aws:route53/zone:Zone", "mutant", {}],
  "route53-require-real-targets": ["aws:route53/record:Record", "mutant", { type: "A", records: ["203.0.113.9"] }],
  "secretsmanager-forbid-public-policies": secret,
  "secretsmanager-forbid-unused": secret,
  "secretsmanager-require-customer-key": secret,
  "secretsmanager-require-recovery-window": secret,
  "sns-forbid-public-topics": topic,
  "sns-require-customer-key": topic,
  "aws-forbid-exposed-secrets": [
    "aws:ssm/association:Association",
    "mutant",
    { parameters: pulumi.secret({ one: "two" }) },
  ],
  "aws-forbid-secrets-in-tags": ["aws:sns/topic:Topic", "mutant-tags", { tags: { password: "correct-horse-battery" } }],
  "ec2-forbid-secrets-in-user-data": [
    "aws:ec2/instance:Instance",
    "mutant-user-data",
    { userData: "export DB_PASSWORD=correct-horse-battery" },
  ],
  "s3-forbid-keys-in-objects": [
    "aws:s3/bucketObjectv2:BucketObjectv2",
    "mutant",
    { content: `-----BEGIN PRIVATE KEY-----\n${"A".repeat(64)}\n-----END PRIVATE KEY-----` },
  ],
  "ssm-forbid-plain-secrets": [
    "aws:ssm/parameter:Parameter",
    "mutant-plain",
    { type: "String", name: "/one/password", insecureValue: "correct-horse-battery" },
  ],
  "ssm-forbid-public-documents": [
    "aws:ssm/document:Document",
    "mutant",
    { permissions: { type: "Share", account_ids: "All" } },
  ],
  "ssm-require-customer-key": ["aws:ssm/parameter:Parameter", "mutant", { type: "SecureString" }],
  "ssm-require-session-logs": [
    "aws:ssm/document:Document",
    "mutant-session",
    { documentType: "Session", content: JSON.stringify({ sessionType: "Standard_Stream", inputs: {} }) },
  ],
};
