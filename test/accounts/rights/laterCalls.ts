import { physicalArns } from "./physicalArns.ts";
import { prod } from "./rightsOfProd.ts";

const arns = physicalArns("prod");
const here = (service: string, rest: string) => `arn:aws:${service}:${prod.region}:${prod.accountId}:${rest}`;
const of = (...types: readonly string[]) => types.flatMap((type) => arns[type] ?? [`no ${type}`]);

const replica = here("rds", "db:gitlab-prod-0a1b-replica-1");
const snapshot = `arn:aws:ec2:${prod.region}::snapshot/snap-0123456789abcdef0`;

/** What `pulumi up` does years after the first one, by what a person changes: actions, and what each acts on. */
export const laterCalls: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "the bastion gets another type while its group is still refreshed": {
    "autoscaling:CancelInstanceRefresh": of("autoscaling:autoScalingGroup"),
    "autoscaling:DescribeInstanceRefreshes": ["*"],
    "autoscaling:StartInstanceRefresh": of("autoscaling:autoScalingGroup"),
  },
  "a node gets a larger type and a larger disk": {
    "ec2:ModifyInstanceAttribute": of("ec2:instance"),
    "ec2:ModifyVolume": of("ec2:volume"),
    "ec2:StartInstances": of("ec2:instance"),
    "ec2:StopInstances": of("ec2:instance"),
  },
  "a node is replaced": {
    "ec2:AttachVolume": of("ec2:instance", "ec2:volume"),
    "ec2:DetachVolume": of("ec2:instance", "ec2:volume"),
    "ec2:TerminateInstances": of("ec2:instance"),
  },
  "a volume is restored from a snapshot, and the old one dropped with a last snapshot": {
    "ec2:CreateSnapshot": [...of("ec2:volume"), snapshot],
    "ec2:CreateVolume": [...of("ec2:volume"), snapshot],
    "ec2:DeleteVolume": of("ec2:volume"),
  },
  "a read replica is added, and removed": {
    "rds:CreateDBInstanceReadReplica": [
      replica,
      here("rds", "og:default:postgres-17"),
      ...of("rds:db", "rds:pg", "rds:subgrp"),
    ],
    "rds:DeleteDBInstance": [replica],
  },
  "the database gets another class, another minor version or more connections": {
    "rds:ModifyDBInstance": [replica, here("rds", "og:default:postgres-17"), ...of("rds:db", "rds:pg")],
    "rds:ModifyDBParameterGroup": of("rds:pg"),
    "rds:RebootDBInstance": [replica, ...of("rds:db")],
  },
  "the database comes from a snapshot of the stack": {
    "rds:RestoreDBInstanceFromDBSnapshot": [
      here("rds", "snapshot:awsbackup:copyjob-0a1b2c3d"),
      here("rds", "snapshot:gitlab-prod-20261121"),
      ...of("rds:db", "rds:pg", "rds:snapshot", "rds:subgrp"),
    ],
  },
  "the events of another server are reported": {
    "rds:AddSourceIdentifierToSubscription": of("rds:es"),
    "rds:ModifyEventSubscription": of("rds:es"),
    "rds:RemoveSourceIdentifierFromSubscription": of("rds:es"),
  },
  "the cache gets another token, type or version, and another number of nodes": {
    "elasticache:DecreaseReplicaCount": of("elasticache:replicationgroup"),
    "elasticache:IncreaseReplicaCount": of("elasticache:replicationgroup"),
    "elasticache:ModifyReplicationGroup": of("elasticache:replicationgroup", "elasticache:parametergroup"),
  },
  "an image of another version is built, and the recipe of before dropped": {
    "ec2:CreateLaunchTemplateVersion": of("ec2:launch-template"),
    "imagebuilder:CreateComponent": of("imagebuilder:component"),
    "imagebuilder:CreateImage": of("imagebuilder:image"),
    "imagebuilder:CreateImageRecipe": of("imagebuilder:imageRecipe"),
    "imagebuilder:DeleteImageRecipe": of("imagebuilder:imageRecipe"),
    "imagebuilder:UpdateInfrastructureConfiguration": of("imagebuilder:infrastructureConfiguration"),
  },
  "a certificate is replaced": {
    "acm:DeleteCertificate": of("acm:certificate"),
    "acm:RequestCertificate": ["*"],
    "elasticloadbalancing:ModifyListener": of("elasticloadbalancing:listener/net"),
  },
  "protection is lifted, and the stack destroyed with what vaults and buckets hold": {
    "backup:DeleteRecoveryPoint": [snapshot, here("backup", "recovery-point:0a1b2c3d")],
    "backup:DescribeRecoveryPoint": [snapshot, here("backup", "recovery-point:0a1b2c3d")],
    "backup:PutBackupVaultAccessPolicy": of("backup:backupVault"),
    "elasticache:CreateSnapshot": of("elasticache:replicationgroup", "elasticache:snapshot"),
    "elasticloadbalancing:ModifyLoadBalancerAttributes": of("elasticloadbalancing:loadbalancer/net/"),
    "kms:ScheduleKeyDeletion": of("kms:key"),
    "rds:CreateDBSnapshot": of("rds:db", "rds:snapshot"),
    "s3:DeleteObjectVersion": of("s3:object"),
    "s3:ListBucketVersions": of("s3:bucket"),
  },
};

/** Each command of AWS in docs/operations.md: what it takes, and whether the apply role could run it. All of them are for a person. */
export const commandsOfPeople: Readonly<
  Record<string, readonly [action: string, resource: string, mayApply: boolean]>
> = {
  "autoscaling cancel-instance-refresh": [
    "autoscaling:CancelInstanceRefresh",
    of("autoscaling:autoScalingGroup")[0]!,
    true,
  ],
  "autoscaling describe-instance-refreshes": ["autoscaling:DescribeInstanceRefreshes", "*", true],
  "autoscaling rollback-instance-refresh": [
    "autoscaling:RollbackInstanceRefresh",
    of("autoscaling:autoScalingGroup")[0]!,
    false,
  ],
  "backup list-recovery-points-by-backup-vault": [
    "backup:ListRecoveryPointsByBackupVault",
    of("backup:backupVault")[0]!,
    true,
  ],
  "backup start-backup-job": ["backup:StartBackupJob", of("backup:backupVault")[0]!, false],
  "ec2 create-volume": ["ec2:CreateVolume", snapshot, true],
  "ec2 describe-snapshots": ["ec2:DescribeSnapshots", "*", true],
  "ec2 terminate-instances": ["ec2:TerminateInstances", of("ec2:instance")[0]!, true],
  "kms cancel-key-deletion": ["kms:CancelKeyDeletion", of("kms:key")[0]!, false],
  "kms enable-key": ["kms:EnableKey", of("kms:key")[0]!, false],
  "rds copy-db-snapshot": ["rds:CopyDBSnapshot", of("rds:snapshot")[0]!, false],
  "rds create-db-snapshot": ["rds:CreateDBSnapshot", here("rds", "db:restored"), false],
  "rds delete-db-instance": ["rds:DeleteDBInstance", replica, true],
  "rds restore-db-instance-to-point-in-time": ["rds:RestoreDBInstanceToPointInTime", here("rds", "db:restored"), false],
  "s3 cp": ["s3:GetObject", of("s3:object")[0]!, true],
  "s3 ls": ["s3:ListBucket", of("s3:bucket")[0]!, true],
  "s3 sync": ["s3:PutObject", of("s3:object")[0]!, true],
  "s3api delete-object": ["s3:DeleteObjectVersion", of("s3:object")[0]!, true],
  "s3api list-object-versions": ["s3:ListBucketVersions", of("s3:bucket")[0]!, true],
  "secretsmanager put-secret-value": ["secretsmanager:PutSecretValue", of("secretsmanager:Secret")[0]!, true],
  "secretsmanager restore-secret": ["secretsmanager:RestoreSecret", of("secretsmanager:Secret")[0]!, false],
  "ssm start-session": ["ssm:StartSession", of("ssm:instance")[0]!, false],
};
