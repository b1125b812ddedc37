import assert from "node:assert/strict";
import { nodeBoundary } from "../../../accounts/rights/nodeBoundary.ts";
import { judged, type JudgedCall } from "./judgedByIam.ts";
import { physicalArns } from "./physicalArns.ts";
import { prod } from "./rightsOfProd.ts";

const arns = physicalArns("prod");
const one = (type: string) => arns[type]?.[0] ?? assert.fail(type);
const copies = prod.copyRegion ?? "";
const rds = (rest: string, region = prod.region) => `arn:aws:rds:${region}:${prod.accountId}:${rest}`;
const snapshot = (region = prod.region) => `arn:aws:ec2:${region}::snapshot/snap-0123456789abcdef0`;
const bucket = one("s3:bucket");
const mine = { "aws:ResourceTag/gitlab:stack": "prod" };
const ofBackup = { "aws:ResourceTag/aws:backup:source-resource": "vol-0123456789abcdef0" };
const ofImageBuilder = { "aws:ResourceTag/CreatedBy": "EC2 Image Builder" };
const grant = { "kms:GrantIsForAWSResource": "true" };
const via = (service: string) => ({ "kms:ViaService": `${service}.${prod.region}.amazonaws.com` });

const on = (resource: string, actions: string, more: Omit<JudgedCall, "action" | "resource"> = {}): JudgedCall[] =>
  actions.split(" ").map((action) => ({ action, resource, ...more }));

/**
 * What the services call with the program's roles, of the policies that AWS wrote for them (iann0036/iam-dataset,
 * aws/managedpolicies, 2026-08): no policy of the program says it, so nothing else would notice a boundary that is too narrow.
 */
const calls: Readonly<Record<string, readonly JudgedCall[]>> = {
  "AWS Backup saves volumes, and copies them": [
    ...on(one("ec2:volume"), "ec2:CreateSnapshot", { context: mine }),
    ...on(snapshot(), "ec2:CreateSnapshot ec2:CopySnapshot ec2:CreateTags"),
    ...on(snapshot(copies), "ec2:CopySnapshot ec2:CreateTags", { region: copies }),
    ...on(snapshot(copies), "ec2:DeleteSnapshot", { region: copies, context: ofBackup }),
    ...on(snapshot(), "ec2:DeleteSnapshot", { context: ofBackup }),
    ...on(snapshot(), "ec2:DeleteSnapshot", { context: mine }),
    ...on(one("backup:backupVault"), "backup:DescribeBackupVault backup:CopyIntoBackupVault"),
    ...on("*", "tag:GetResources ec2:DescribeSnapshots ec2:DescribeVolumes"),
    ...on(one("kms:key"), "kms:CreateGrant", { context: grant }),
    ...on(one("kms:key"), "kms:DescribeKey"),
    ...on(one("kms:key"), "kms:GenerateDataKeyWithoutPlaintext kms:ReEncryptTo kms:ReEncryptFrom", {
      context: via("ec2"),
    }),
  ],
  "AWS Backup restores volumes": [
    ...on(snapshot(), "ec2:CreateVolume", { context: ofBackup }),
    ...on(one("ec2:volume"), "ec2:CreateVolume"),
    ...on(one("ec2:volume"), "ec2:CreateTags", { context: { "ec2:CreateAction": "CreateVolume" } }),
  ],
  "AWS Backup saves databases, and copies them": [
    ...on(one("rds:db"), "rds:CreateDBSnapshot rds:ListTagsForResource"),
    ...on(rds("snapshot:awsbackup:job-1"), "rds:CreateDBSnapshot rds:AddTagsToResource rds:CopyDBSnapshot"),
    ...on(rds("snapshot:awsbackup:copyjob-1", copies), "rds:CopyDBSnapshot rds:AddTagsToResource", { region: copies }),
    ...on(rds("snapshot:awsbackup:job-1"), "rds:DeleteDBSnapshot rds:DescribeDBSnapshots"),
  ],
  "AWS Backup saves buckets": [
    ...on(
      bucket,
      "s3:GetBucketTagging s3:GetInventoryConfiguration s3:PutInventoryConfiguration s3:ListBucketVersions",
    ),
    ...on(bucket, "s3:ListBucket s3:GetBucketVersioning s3:GetBucketLocation s3:GetBucketAcl"),
    ...on(bucket, "s3:GetBucketNotification s3:PutBucketNotification"),
    ...on(`${bucket}/a`, "s3:GetObject s3:GetObjectAcl s3:GetObjectVersion s3:GetObjectVersionTagging"),
    ...on(`arn:aws:events:${prod.region}:${prod.accountId}:rule/AwsBackupManagedRule-1`, "events:PutRule"),
    ...on("*", "events:ListRules cloudwatch:GetMetricData"),
    ...on("*", "s3:ListAllMyBuckets", { region: "us-east-1" }),
    ...on(one("kms:key"), "kms:Decrypt", { context: via("s3") }),
  ],
  "AWS Backup restores buckets under a name of the stack": [
    ...on(
      bucket.replace("-buckets-artifacts-", "-restored-"),
      "s3:CreateBucket s3:PutBucketVersioning s3:PutBucketOwnershipControls s3:GetBucketOwnershipControls",
    ),
    ...on(`${bucket}/a`, "s3:PutObject s3:PutObjectAcl s3:PutObjectVersionAcl s3:PutObjectTagging s3:DeleteObject"),
  ],
  "Image Builder builds": [
    ...on(one("ec2:instance"), "ssm:UpdateInstanceInformation"),
    ...on(
      "*",
      "ssm:ListAssociations ssmmessages:OpenDataChannel ec2messages:GetMessages imagebuilder:GetMarketplaceResource",
    ),
    ...on(one("imagebuilder:component"), "imagebuilder:GetComponent"),
    ...on(snapshot(), "ec2:CreateTags", { context: { "ec2:CreateAction": "CreateSnapshot" } }),
    ...on("arn:aws:s3:::ec2imagebuilder-managed-resources-eu-central-1-prod/a", "s3:GetObject"),
    ...on(one("kms:key"), "kms:Decrypt", { context: via("imagebuilder") }),
    ...on(
      `arn:aws:logs:${prod.region}:${prod.accountId}:log-group:/aws/imagebuilder/gitlab-prod:log-stream:1`,
      "logs:CreateLogStream logs:PutLogEvents",
    ),
  ],
  "Image Builder deletes old images": [
    ...on(
      one("ec2:image"),
      "ec2:DeregisterImage ec2:EnableImageDeprecation ec2:DisableImage ec2:DescribeImageAttribute",
      {
        context: ofImageBuilder,
      },
    ),
    ...on(one("ec2:image"), "ec2:CreateTags ec2:DeleteTags", { context: ofImageBuilder }),
    ...on(snapshot(), "ec2:DeleteSnapshot", { context: ofImageBuilder }),
    ...on(one("imagebuilder:image"), "imagebuilder:DeleteImage"),
  ],
};

describe("the boundary of the stack's roles lets", () => {
  for (const [what, some] of Object.entries(calls)) {
    it(what, async () => {
      const everything = { Effect: "Allow", Action: ["*"], Resource: ["*"] } as const;
      const role = { name: "role", document: { Version: "2012-10-17", Statement: [everything] } } as const;
      for (const call of some)
        assert.equal(await judged([role], call, nodeBoundary(prod)), "Allowed", `${call.action} on ${call.resource}`);
    });
  }
});
