import type { Names } from "../names.ts";
import { anywhere, type Scope } from "../scope.ts";

const buckets = ({ subject, generated }: Names) => generated(`arn:${subject.partition}:s3:::`);

/** Kinds of resources whose names the program gives, and kinds whose names Pulumi generates. */
interface Kinds {
  readonly given: readonly string[];
  readonly generated: readonly string[];
}

const kinds = (names: Names, service: string, { given, generated }: Kinds) =>
  names.arns(service, [
    ...given.flatMap((kind) => names.given(`${kind}:`)),
    ...generated.flatMap((kind) => names.generated(`${kind}:`)),
  ]);

/** Buckets, databases, caches and secrets, by name; backups by name or tag. */
export const dataScopes: readonly Scope[] = [
  {
    actions: [
      "s3:*Object",
      "s3:*ObjectVersion",
      "s3:*ObjectTagging",
      "s3:*ObjectVersionTagging",
      "s3:*MultipartUpload*",
    ],
    resources: (names) => buckets(names).map((bucket) => `${bucket}/*`),
  },
  { actions: ["s3:*"], resources: buckets },
  {
    actions: [
      "rds:DescribeOrderableDBInstanceOptions",
      "rds:DescribeEngineDefaultParameters",
      "rds:DescribeDBEngineVersions",
    ],
    ...anywhere,
  },
  {
    actions: ["rds:*"],
    resources: (names) => [
      ...kinds(names, "rds", { given: ["db", "snapshot"], generated: ["es", "pg", "subgrp"] }),
      // A server is restored from a snapshot that RDS or AWS Backup took, too. Every server has RDS' own option group.
      ...names.arns("rds", [...names.given("snapshot:rds:"), "snapshot:awsbackup:*", "og:default*"]),
    ],
  },
  {
    actions: ["elasticache:*"],
    resources: (names) => [
      ...kinds(names, "elasticache", {
        given: ["replicationgroup", "cluster", "snapshot"],
        generated: ["parametergroup", "subnetgroup"],
      }),
      ...names.arns("elasticache", names.given("snapshot:automatic.")),
    ],
  },
  {
    actions: ["secretsmanager:*"],
    // Secrets Manager adds a hyphen and six characters of its own.
    resources: (names) => names.arns("secretsmanager", names.generated("secret:", "-??????")),
  },
  {
    actions: ["backup:CreateBackupPlan"],
    resources: ({ arns }) => arns("backup", ["backup-plan:*"]),
    condition: ({ stacks }) => ({ StringLike: { "aws:RequestTag/gitlab:stack": stacks } }),
  },
  {
    actions: ["backup:*BackupPlan", "backup:*BackupSelection"],
    resources: ({ arns }) => arns("backup", ["backup-plan:*"]),
    condition: ({ tagged }) => tagged,
  },
  {
    actions: ["backup:TagResource", "backup:UntagResource", "backup:ListTags"],
    resources: (names) => [...vaults(names), ...names.arns("backup", ["backup-plan:*"])],
  },
  { actions: ["backup:DeleteRecoveryPoint", "backup:DescribeRecoveryPoint"], resources: recoveryPoints },
  { actions: ["backup:*"], resources: vaults },
  { actions: ["backup-storage:MountCapsule"], ...anywhere },
];

/**
 * Backups of buckets have an ARN of AWS Backup. Those of volumes and databases are snapshots, and have the ARN of one (AWS Backup
 * developer guide, Vault access policies, 2026-11). Only the general refusal keeps the snapshots of other stacks.
 */
function recoveryPoints({ arns, regions, subject }: Names): string[] {
  return [
    ...arns("backup", ["recovery-point:*"], "every region"),
    ...regions.map((region) => `arn:${subject.partition}:ec2:${region}::snapshot/*`),
    ...arns("rds", ["snapshot:awsbackup:*"], "every region"),
  ];
}

function vaults({ arns, generated, given }: Names): string[] {
  return arns("backup", [...generated("backup-vault:"), ...given("backup-vault:")], "every region");
}
