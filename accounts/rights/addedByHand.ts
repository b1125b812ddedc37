import type { Doing } from "./doing.ts";

/** Actions that a recording does not show, because AWS checks them besides the call, or because another version calls. */
export interface AddedByHand {
  /** Pulumi's tokens; one that ends with `/` stands for all types of a module, such as `aws:ec2/`. */
  readonly types: readonly string[];
  readonly actions: Readonly<Partial<Record<Doing, readonly string[]>>>;
  readonly because: string;
  /** Where it is written, and when it was read. */
  readonly source: string;
}

/** What a service needs of the key that it encrypts with, by way of its caller. */
const grants = ["kms:CreateGrant", "kms:DescribeKey"];
const dataKeys = ["kms:Decrypt", "kms:GenerateDataKey"];

/** Rows by service. Tags are in `taggedByHand.ts`. */
export const addedByHand: readonly AddedByHand[] = [
  {
    types: ["aws:s3/bucket:Bucket"],
    actions: {
      create: ["s3:TagResource"],
      read: ["s3:ListTagsForResource"],
      update: ["s3:TagResource", "s3:UntagResource"],
      delete: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucket", "s3:ListBucketVersions"],
    },
    because: "newer providers use S3 Control for tags; a bucket with forceDestroy is emptied first",
    source:
      "hashicorp/terraform-provider-aws, pull request 45251 (6.23, in Pulumi's provider since 7.13), and internal/service/s3/delete.go; 2026-11",
  },
  {
    types: ["aws:s3/bucketObjectv2:BucketObjectv2"],
    actions: { create: dataKeys, read: ["kms:Decrypt"], update: dataKeys },
    because: "the bucket encrypts with a customer key",
    source: "Amazon S3 user guide, Using server-side encryption with AWS KMS keys, Permissions; 2026-11",
  },
  {
    types: ["aws:ec2/instance:Instance", "aws:ebs/volume:Volume", "aws:autoscaling/group:Group"],
    actions: {
      create: [...grants, "kms:Decrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
    },
    because: "disks are encrypted with a customer key",
    source: "Amazon EBS user guide, Requirements for Amazon EBS encryption, Permissions for users; 2026-11",
  },
  {
    types: ["aws:ec2/instance:Instance"],
    actions: { read: ["ec2:DescribeInstanceCreditSpecifications"] },
    because: "of a burstable type the credits are read, too",
    source: "hashicorp/terraform-provider-aws, internal/service/ec2/ec2_instance.go; 2026-11",
  },
  {
    types: ["aws:ec2/instance:Instance", "aws:iam/instanceProfile:InstanceProfile", "aws:ec2/flowLog:FlowLog"],
    actions: { create: ["iam:PassRole"], update: ["iam:PassRole"] },
    because: "an instance, a profile and a flow log get a role",
    source: "IAM user guide, Grant a user permissions to pass a role to an AWS service; 2026-11",
  },
  {
    types: ["aws:autoscaling/group:Group"],
    actions: {
      create: ["ec2:CreateTags", "ec2:RunInstances", "iam:CreateServiceLinkedRole", "iam:PassRole"],
      update: ["ec2:CreateTags", "ec2:RunInstances", "iam:PassRole"],
      delete: ["autoscaling:SetInstanceProtection"],
    },
    because:
      "who gives a group a launch template needs the rights to launch from it; a group that is drained loses its protection",
    source:
      "Amazon EC2 Auto Scaling user guide, Control Amazon EC2 launch template usage in Auto Scaling groups, and Service-linked roles; 2026-11",
  },
  {
    types: ["aws:ec2/launchTemplate:LaunchTemplate", "aws:autoscaling/group:Group"],
    actions: { create: ["ssm:GetParameters"], update: ["ssm:GetParameters"] },
    because: "the bastion's template names its image by a public parameter",
    source: "Amazon EC2 user guide, Use a Systems Manager parameter instead of an AMI ID, Permissions; 2026-11",
  },
  {
    types: ["aws:lb/loadBalancer:LoadBalancer"],
    actions: { create: ["iam:CreateServiceLinkedRole"] },
    because: "the first load balancer of an account makes the service's role",
    source: "Elastic Load Balancing user guide, Service-linked roles; 2026-11",
  },
  {
    types: ["aws:rds/instance:Instance"],
    actions: {
      create: [
        ...grants,
        "iam:CreateServiceLinkedRole",
        "iam:PassRole",
        "rds:CreateDBInstanceReadReplica",
        "rds:RestoreDBInstanceFromDBSnapshot",
      ],
      update: ["iam:PassRole", "rds:RebootDBInstance"],
      delete: ["rds:CreateDBSnapshot"],
    },
    because:
      "it has a key and a role for monitoring, may come from a snapshot or copy another server, and leaves a final snapshot",
    source:
      "Amazon RDS user guide, Setting up and enabling Enhanced Monitoring, AWS KMS key management, Service-linked roles; internal/service/rds/instance.go; 2026-11",
  },
  {
    types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
    actions: {
      create: [...grants, "iam:CreateServiceLinkedRole", ...logDelivery()],
      update: logDelivery(),
      delete: ["elasticache:CreateSnapshot", "logs:DeleteLogDelivery"],
    },
    because: "it has a key, sends its logs to CloudWatch, and leaves a final snapshot",
    source:
      "Amazon ElastiCache user guide, Log delivery (permissions), At-rest encryption, Service-linked roles; 2026-11",
  },
  {
    types: ["aws:secretsmanager/secretVersion:SecretVersion", "aws:secretsmanager/secret:Secret"],
    actions: { create: dataKeys, read: ["kms:Decrypt"], update: dataKeys },
    because: "the value is encrypted with a customer key",
    source: "AWS Secrets Manager user guide, Secret encryption and decryption, Permissions for the KMS key; 2026-11",
  },
  {
    types: ["aws:backup/vault:Vault"],
    actions: {
      create: [...grants, ...dataKeys, "kms:RetireGrant", "backup-storage:MountCapsule"],
    },
    because: "it has a key, and its storage belongs to another service",
    source: "AWS Backup developer guide, Create a backup vault, Required permissions; 2026-11",
  },
  {
    types: ["aws:backup/selection:Selection"],
    actions: { create: ["iam:PassRole", "iam:CreateServiceLinkedRole"] },
    because: "AWS Backup gets its role, and makes one of its own",
    source: "AWS Backup developer guide, API permissions, CreateBackupSelection, and Service-linked roles; 2026-11",
  },
  {
    types: ["aws:route53/zone:Zone"],
    actions: { create: ["ec2:DescribeVpcs"], update: ["ec2:DescribeVpcs"], delete: ["ec2:DescribeVpcs"] },
    because: "a private zone belongs to a VPC",
    source: "Service authorization reference, Amazon Route 53, dependent actions of CreateHostedZone; 2026-11",
  },
  {
    types: ["aws:ec2/vpcEndpoint:VpcEndpoint"],
    actions: { create: ["route53:AssociateVPCWithHostedZone"] },
    because: "an interface endpoint with private names brings a zone",
    source: "Service authorization reference, Amazon EC2, dependent actions of CreateVpcEndpoint; 2026-11",
  },
  {
    types: ["aws:imagebuilder/component:Component"],
    actions: {
      create: ["iam:CreateServiceLinkedRole", ...dataKeys, "kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext"],
    },
    because: "its text is encrypted with a customer key",
    source: "Service authorization reference, EC2 Image Builder, dependent actions of CreateComponent; 2026-11",
  },
  {
    types: ["aws:imagebuilder/imageRecipe:ImageRecipe", "aws:imagebuilder/image:Image"],
    actions: {
      create: [
        "ec2:DescribeImages",
        "iam:CreateServiceLinkedRole",
        "imagebuilder:GetComponent",
        "imagebuilder:GetDistributionConfiguration",
        "imagebuilder:GetImage",
        "imagebuilder:GetImageRecipe",
        "imagebuilder:GetInfrastructureConfiguration",
      ],
    },
    because: "a recipe reads its components and its base image; an image reads all that it is made from",
    source:
      "Service authorization reference, EC2 Image Builder, dependent actions of CreateImage and CreateImageRecipe; 2026-11",
  },
  {
    types: [
      "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration",
      "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy",
    ],
    actions: { create: ["iam:PassRole"], update: ["iam:PassRole"] },
    because: "builders and the lifecycle get a role",
    source: "Service authorization reference, EC2 Image Builder, dependent actions; 2026-11",
  },
];

function logDelivery(): string[] {
  return [
    "logs:CreateLogDelivery",
    "logs:DeleteLogDelivery",
    "logs:DescribeLogGroups",
    "logs:DescribeResourcePolicies",
    "logs:GetLogDelivery",
    "logs:ListLogDeliveries",
    "logs:PutResourcePolicy",
    "logs:UpdateLogDelivery",
  ];
}
