import type { PackedPolicy } from "../packedPolicy.ts";
import { forbidDefaultAdministrators } from "../policies/rds/forbidDefaultAdministrators.ts";
import { forbidPublicDatabases } from "../policies/rds/forbidPublicDatabases.ts";
import { forbidPublicSnapshots } from "../policies/rds/forbidPublicSnapshots.ts";
import { requireDatabaseEncryption } from "../policies/rds/requireDatabaseEncryption.ts";
import { requireDatabaseSubnets } from "../policies/rds/requireDatabaseSubnets.ts";
import { requireEncryptedCopies } from "../policies/rds/requireEncryptedCopies.ts";
import { requireForcedTls } from "../policies/rds/requireForcedTls.ts";
import { requireIamAuthentication } from "../policies/rds/requireIamAuthentication.ts";
import { requireModernAuthority } from "../policies/rds/requireModernAuthority.ts";

/** Policies about RDS: who reaches a database, and what somebody else could read. */
export const databasePack: readonly PackedPolicy[] = [
  {
    name: "rds-require-encryption",
    policy: requireDatabaseEncryption,
    level: "mandatory",
    severity: "high",
    description: "Disks of databases are encrypted with a customer key, and so are their snapshots.",
    todo: "Set storageEncrypted, and kmsKeyId to the ARN of a key of your own.",
    frameworks: ["FSBP RDS.3", "FSBP RDS.4", "FSBP RDS.27", "CIS 3.2.1"],
  },
  {
    name: "rds-require-encrypted-copies",
    policy: requireEncryptedCopies,
    level: "mandatory",
    severity: "high",
    description: "Copies of snapshots and backups in other regions are encrypted with a customer key.",
    todo: "Set kmsKeyId to the ARN of a key where the copy is.",
    frameworks: ["FSBP RDS.4"],
  },
  {
    name: "rds-forbid-public-snapshots",
    policy: forbidPublicSnapshots,
    level: "mandatory",
    severity: "critical",
    description: "No snapshot of a database is shared with everybody.",
    todo: "Name the accounts in sharedAccounts, and no all.",
    frameworks: ["FSBP RDS.1"],
  },
  {
    name: "rds-forbid-public-access",
    policy: forbidPublicDatabases,
    level: "mandatory",
    severity: "critical",
    description: "No database has a public address.",
    todo: "Set publiclyAccessible to false.",
    frameworks: ["FSBP RDS.2", "CIS 3.2.3"],
  },
  {
    name: "rds-require-own-subnets",
    policy: requireDatabaseSubnets,
    level: "mandatory",
    severity: "high",
    description: "Databases are in subnets that the program names.",
    todo: "Set dbSubnetGroupName to a subnet group without a way to the internet.",
    frameworks: ["FSBP RDS.18"],
  },
  {
    name: "rds-require-forced-tls",
    policy: requireForcedTls,
    level: "mandatory",
    severity: "high",
    description: "PostgreSQL refuses connections without TLS.",
    todo: "Set rds.force_ssl to 1 in the parameter group of the database.",
    frameworks: ["FSBP RDS.38"],
  },
  {
    name: "rds-require-iam-authentication",
    policy: requireIamAuthentication,
    level: "mandatory",
    severity: "medium",
    description: "People can log in to databases with IAM.",
    todo: "Set iamDatabaseAuthenticationEnabled.",
    frameworks: ["FSBP RDS.10", "FSBP RDS.12"],
  },
  {
    name: "rds-forbid-default-administrators",
    policy: forbidDefaultAdministrators,
    level: "mandatory",
    severity: "medium",
    description: "Administrators of databases have names of their own.",
    todo: "Set username to another name than admin or postgres.",
    frameworks: ["FSBP RDS.24", "FSBP RDS.25"],
  },
  {
    name: "rds-require-modern-authority",
    policy: requireModernAuthority,
    level: "mandatory",
    severity: "medium",
    description: "Certificates of databases are signed by an authority that stays valid.",
    todo: "Set caCertIdentifier to rds-ca-rsa2048-g1.",
    frameworks: ["AWS Checkov CKV_AWS_211"],
  },
];
