import { accountsTag, keepOtherStacks } from "./guard.ts";
import { namesOf, type Names } from "./names.ts";
import type { RightsDocument, RightsStatement } from "./rightsDocument.ts";
import type { RightsSubject } from "./rightsSubject.ts";

/**
 * The most that a role of the main program may ever do, whatever policies it gets: it is the permissions boundary of all of
 * them, of nodes and of services such as AWS Backup. Nothing of IAM is in it but passing the environment's own roles to EC2,
 * which a rollout needs. A test holds every policy of every role against it.
 *
 * Source of what AWS' own policies allow: AWS managed policy reference, 2026-08; of those for backups only what concerns
 * disks, databases and buckets.
 *
 * @param subject whose boundary it is; its state and its own ARN are not in it
 */
export function nodeBoundary(subject: RightsSubject): RightsDocument {
  const names = namesOf(subject);
  const statements = [...objects(names), ...watching(names), ...servers(names), ...backups(names), ...refused(names)];
  return { name: "boundary", document: { Version: "2012-10-17", Statement: statements } };
}

function allow(Action: readonly string[], Resource: readonly string[], Condition?: RightsStatement["Condition"]) {
  return { Effect: "Allow", Action, Resource, ...(Condition ? { Condition } : {}) } as const;
}

/** Buckets, secrets, parameters and keys. */
function objects(names: Names): RightsStatement[] {
  const { subject, stacks } = names;
  const buckets = names.generated(`arn:${subject.partition}:s3:::`);
  return [
    allow(
      [
        "s3:AbortMultipartUpload",
        "s3:*Object",
        "s3:*ObjectVersion",
        "s3:*ObjectTagging",
        "s3:GetObject*",
        "s3:ListMultipartUploadParts",
      ],
      buckets.map((bucket) => `${bucket}/*`),
    ),
    allow(
      [
        "s3:GetBucket*",
        "s3:GetInventoryConfiguration",
        "s3:ListBucket*",
        "s3:PutBucketNotification",
        "s3:PutInventoryConfiguration",
      ],
      buckets,
    ),
    allow(["s3:GetObject"], [`arn:${subject.partition}:s3:::ec2imagebuilder*/*`]),
    allow(
      ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
      names.arns("secretsmanager", names.generated("secret:", "-??????")),
    ),
    allow(
      ["ssm:GetParameter", "ssm:GetParameters"],
      names.arns(
        "ssm",
        stacks.map((stack) => `parameter/gitlab/${stack}/*`),
      ),
    ),
    allow(
      ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      names.arns("kms", ["key/*"], "every region"),
    ),
    allow(["kms:CreateGrant"], names.arns("kms", ["key/*"], "every region"), {
      Bool: { "kms:GrantIsForAWSResource": "true" },
    }),
  ];
}

/** Logs, metrics and Systems Manager. */
function watching(names: Names): RightsStatement[] {
  const groups = [
    ...names.stacks.map((stack) => `log-group:/gitlab/${stack}/*`),
    "log-group:/aws/imagebuilder/*",
    "log-group:RDS*",
  ];
  return [
    allow(
      [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogStreams",
        "logs:GetLogEvents",
        "logs:PutLogEvents",
        "logs:PutRetentionPolicy",
      ],
      names.arns("logs", groups),
    ),
    allow(["cloudwatch:PutMetricData"], ["*"], {
      StringLike: { "cloudwatch:namespace": names.stacks.map((stack) => `GitLab/${stack}`) },
    }),
    allow(
      [
        "cloudwatch:GetMetricData",
        "ec2messages:*",
        "logs:DescribeLogGroups",
        "ssm:*Association*",
        "ssm:DescribeDocument",
        "ssm:GetDeployablePatchSnapshotForInstance",
        "ssm:GetDocument",
        "ssm:GetManifest",
        "ssm:PutComplianceItems",
        "ssm:PutConfigurePackageResult",
        "ssm:PutInventory",
        "ssm:UpdateInstanceInformation",
        "ssmmessages:*",
      ],
      ["*"],
      names.inRegions,
    ),
  ];
}

/** Rollouts, and images: what is launched, tagged and deleted. */
function servers(names: Names): RightsStatement[] {
  return [
    allow(["autoscaling:*"], names.arns("autoscaling", names.given("autoScalingGroup:*:autoScalingGroupName/"))),
    allow(
      [
        "autoscaling:Describe*",
        "ec2:*Image*",
        "ec2:*Snapshot*",
        "ec2:*Volume",
        "ec2:CreateTags",
        "ec2:DeleteTags",
        "ec2:Describe*",
        "ec2:RunInstances",
        "imagebuilder:DeleteImage",
        "imagebuilder:GetComponent",
        "imagebuilder:GetMarketplaceResource",
        "tag:GetResources",
      ],
      ["*"],
      names.inRegions,
    ),
    allow(["iam:PassRole"], names.arns("iam", names.generated("role/"), "no region"), {
      StringLike: { "iam:PassedToService": "ec2.amazonaws.com*" }, // in China with .cn
    }),
  ];
}

/** What AWS Backup does with disks, databases and buckets. */
function backups(names: Names): RightsStatement[] {
  return [
    allow(
      [
        "backup:CopyFromBackupVault",
        "backup:CopyIntoBackupVault",
        "backup:DescribeBackupVault",
        "backup:DescribeRestoreJob",
        "backup:List*",
        "backup:StartRestoreJob",
        "backup:TagResource",
        "ebs:*",
        "rds:*DBSnapshot*",
        "rds:AddTagsToResource",
        "rds:CreateDBInstance",
        "rds:DeleteDBInstance*",
        "rds:Describe*",
        "rds:ListTagsForResource",
        "rds:ModifyDBInstance",
        "rds:RestoreDBInstance*",
      ],
      ["*"],
      names.inRegions,
    ),
    allow(["events:*"], names.arns("events", ["rule/AwsBackupManagedRule*"])),
    allow(["events:ListRules", "s3:ListAllMyBuckets"], ["*"]),
    allow(
      [
        "s3:CreateBucket",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketVersioning",
        "s3:PutObjectAcl",
        "s3:PutObjectVersionAcl",
      ],
      names.generated(`arn:${names.subject.partition}:s3:::`).flatMap((bucket) => [bucket, `${bucket}/*`]),
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
