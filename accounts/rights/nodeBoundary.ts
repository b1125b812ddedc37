import { accountsTag, keepOtherStacks } from "./guard.ts";
import { namesOf, type Names } from "./names.ts";
import type { RightsDocument, RightsStatement } from "./rightsDocument.ts";
import type { RightsSubject } from "./rightsSubject.ts";

/**
 * The most that a role of the main program may ever do, whatever policies it gets: it is the permissions boundary of all of
 * them, of nodes and of services such as AWS Backup. Nothing of IAM is in it but passing the environment's own roles to EC2,
 * which a rollout needs. A test holds every policy of every role against it.
 *
 * IAM takes one policy as a boundary, so it is short: it is a limit and no grant, so what has the stack's name is in it whatever
 * its region and account.
 *
 * Source of what AWS' own policies allow: iann0036/iam-dataset, aws/managedpolicies, 2026-08; of those for backups only what
 * concerns disks, databases and buckets.
 *
 * @param subject whose boundary it is; its state and its own ARN are not in it
 */
export function nodeBoundary(subject: RightsSubject): RightsDocument {
  const names = namesOf(subject);
  const statements = [
    allow(everywhere, ["*"], names.inRegions),
    ...objects(names),
    ...ofTheStack(names),
    ...watching(names),
    ...servers(names),
    ...databases(names),
    ...refused(names),
  ];
  return { name: "boundary", document: { Version: "2012-10-17", Statement: statements } };
}

function allow(Action: readonly string[], Resource: readonly string[], Condition?: RightsStatement["Condition"]) {
  return { Effect: "Allow", Action, Resource, ...(Condition ? { Condition } : {}) } as const;
}

/** ARNs of a service, in whichever region and account. */
const arns = ({ subject }: Names, service: string, names: readonly string[]) =>
  names.map((name) => `arn:${subject.partition}:${service}:*:*:${name}`);

/**
 * What knows no names: reading, what the agents of Systems Manager and Image Builder do, and what rollouts and AWS Backup make.
 * Association: agents report on theirs, and nobody makes one. Nothing here shares a snapshot or an image with another account.
 */
const everywhere = [
  "autoscaling:Describe*",
  "backup:Copy*BackupVault",
  "backup:Describe*",
  "backup:List*",
  "backup:StartRestoreJob",
  "backup:TagResource",
  "cloudwatch:GetMetricData",
  "ec2:CopySnapshot",
  "ec2:CreateSnapshot",
  "ec2:CreateVolume",
  "ec2:Describe*",
  "ec2:RunInstances",
  "ec2messages:*",
  "events:ListRules",
  "imagebuilder:GetComponent",
  "imagebuilder:GetMarketplaceResource",
  "kms:DescribeKey",
  "logs:DescribeLogGroups",
  "rds:Describe*",
  "rds:ListTagsForResource",
  "ssm:DescribeAssociation",
  "ssm:GetDeployablePatchSnapshotForInstance",
  "ssm:GetManifest",
  "ssm:List*Associations",
  "ssm:PutComplianceItems",
  "ssm:PutConfigurePackageResult",
  "ssm:PutInventory",
  "ssm:Update*AssociationStatus",
  "ssm:UpdateInstanceInformation",
  "ssmmessages:*",
  "tag:GetResources",
];

/** Buckets, secrets and parameters. AWS Backup makes a bucket to restore one. */
function objects(names: Names): RightsStatement[] {
  const buckets = names.generated(`arn:${names.subject.partition}:s3:::`);
  return [
    allow(
      ["s3:*Object*", "s3:*MultipartUpload*"],
      buckets.map((bucket) => `${bucket}/*`),
    ),
    allow(
      [
        "s3:CreateBucket",
        "s3:GetBucket*",
        "s3:*InventoryConfiguration",
        "s3:ListBucket*",
        "s3:PutBucketNotification",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketVersioning",
      ],
      buckets,
    ),
    allow(["s3:GetObject"], [`arn:${names.subject.partition}:s3:::ec2imagebuilder*/*`]),
    allow(["s3:ListAllMyBuckets"], ["*"]),
    allow(
      ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
      arns(names, "secretsmanager", names.generated("secret:", "-??????")),
    ),
    allow(
      ["ssm:GetParameter", "ssm:GetParameters"],
      arns(
        names,
        "ssm",
        names.stacks.map((stack) => `parameter/gitlab/${stack}/*`),
      ),
    ),
  ];
}

/** What uses a key. */
const uses = ["kms:*crypt*", "kms:GenerateDataKey*"];

/** What ends a snapshot, an image or a disk, or begins to. */
const ends = [
  "ec2:DeleteSnapshot",
  "ec2:DeleteTags",
  "ec2:DeleteVolume",
  "ec2:DeregisterImage",
  "ec2:*ableImage*", // deprecation, too
];

/**
 * What has the stack's tag, or shows in another way whose it is. A key without a tag decrypts what a service has, and nothing else:
 * KMS may take five minutes to see the tag of a new key (AWS KMS developer guide, ABAC for AWS KMS, 2026-11).
 */
function ofTheStack(names: Names): RightsStatement[] {
  const keys = arns(names, "kms", ["key/*"]);
  return [
    allow([...ends, ...uses], ["*"], names.tagged),
    allow(uses, keys, { Null: { "kms:ViaService": "false" } }),
    allow(["kms:CreateGrant"], keys, { Bool: { "kms:GrantIsForAWSResource": "true" } }),
    allow(ends, ["*"], { StringEquals: { "aws:ResourceTag/CreatedBy": "EC2 Image Builder" } }),
    // Nobody but AWS can set a tag of this name.
    allow(["ec2:DeleteSnapshot"], ["*"], { Null: { "aws:ResourceTag/aws:backup:source-resource": "false" } }),
  ];
}

/** Logs, metrics, and the documents that nodes run. */
function watching(names: Names): RightsStatement[] {
  const groups = [...names.stacks.map((stack) => `/gitlab/${stack}/*`), "/aws/imagebuilder/*", "RDS*"];
  return [
    allow(
      [
        "logs:CreateLog*",
        "logs:DescribeLogStreams",
        "logs:GetLogEvents",
        "logs:PutLogEvents",
        "logs:PutRetentionPolicy",
      ],
      arns(
        names,
        "logs",
        groups.map((group) => `log-group:${group}`),
      ),
    ),
    allow(["cloudwatch:PutMetricData"], ["*"], {
      StringLike: { "cloudwatch:namespace": names.stacks.map((stack) => `GitLab/${stack}`) },
    }),
    allow(["events:*"], arns(names, "events", ["rule/AwsBackupManagedRule*"])),
    allow(["ssm:DescribeDocument", "ssm:GetDocument"], arns(names, "ssm", documents(names))),
  ];
}

/**
 * Documents that a node may run: the stack's own, and those whose names AWS reserves. IAM does not check the targets of an
 * association (Systems Manager user guide, Working with associations using IAM, 2026-11): whoever may make one may aim it at the
 * nodes of another stack. But the agent of a node fetches the document with the node's own role (aws/amazon-ssm-agent,
 * agent/association/service, LoadAssociationDetail, 2026-11), and no pipeline has a document but its own.
 */
function documents(names: Names): string[] {
  return [...names.generated("document/"), "document/AWS*", "document/Amazon*"];
}

/** Rollouts and images. */
function servers(names: Names): RightsStatement[] {
  return [
    allow(["autoscaling:*"], arns(names, "autoscaling", names.given("autoScalingGroup:*:autoScalingGroupName/"))),
    allow(["imagebuilder:DeleteImage"], arns(names, "imagebuilder", names.generated("image/", "/*"))),
    allow(["ec2:CreateTags"], ["*"], { Null: { "ec2:CreateAction": "false" } }),
    // AWS Backup and Image Builder tag later, too, what they have made.
    allow(["ec2:CreateTags"], arns(names, "ec2", ["image/*", "snapshot/*"])),
    allow(["iam:PassRole"], names.arns("iam", names.generated("role/"), "no region"), {
      StringLike: { "iam:PassedToService": "ec2.amazonaws.com*" }, // in China with .cn
    }),
  ];
}

/** What AWS Backup does with databases. It restores one under a name of the stack's only. */
function databases(names: Names): RightsStatement[] {
  return [
    allow(
      ["rds:AddTagsToResource", "rds:*DBInstance", "rds:*DBSnapshot", "rds:RestoreDBInstance*"],
      arns(names, "rds", [
        ...["db:", "snapshot:"].flatMap((kind) => names.given(kind)),
        ...["pg:", "subgrp:"].flatMap((kind) => names.generated(kind)),
        "snapshot:awsbackup:*",
        "og:default*", // of every server
      ]),
    ),
  ];
}

/** What accounts/ made in this account, such as keys of states, and all that belongs to another stack. */
function refused(names: Names): RightsStatement[] {
  return [
    {
      Sid: "KeepTheAccount",
      Effect: "Deny",
      Action: ["*"],
      Resource: ["*"],
      Condition: { Null: { [`aws:ResourceTag/${accountsTag}`]: "false" } },
    },
    keepOtherStacks(names),
  ];
}
