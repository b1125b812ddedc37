import type { PackedPolicy } from "../packedPolicy.ts";
import { forbidPublicVaults } from "../policies/backup/forbidPublicVaults.ts";
import { requireVaultKey } from "../policies/backup/requireVaultKey.ts";
import { blockPublicAccess } from "../policies/s3/blockPublicAccess.ts";
import { forbidBucketAcls } from "../policies/s3/forbidBucketAcls.ts";
import { forbidDangerousGrants } from "../policies/s3/forbidDangerousGrants.ts";
import { forbidLockout } from "../policies/s3/forbidLockout.ts";
import { forbidPublicAcls } from "../policies/s3/forbidPublicAcls.ts";
import { forbidPublicBucketPolicies } from "../policies/s3/forbidPublicBucketPolicies.ts";
import { requireAccessLogs } from "../policies/s3/requireAccessLogs.ts";
import { requireLifecycle } from "../policies/s3/requireLifecycle.ts";
import { requireObjectKey } from "../policies/s3/requireObjectKey.ts";
import { requireTlsRequests } from "../policies/s3/requireTlsRequests.ts";
import { requireVersioning } from "../policies/s3/requireVersioning.ts";

/** Policies about S3 and AWS Backup. */
export const storagePack: readonly PackedPolicy[] = [
  {
    name: "s3-block-public-access",
    policy: blockPublicAccess,
    level: "mandatory",
    severity: "critical",
    description: "Buckets block public access in all four ways.",
    todo: "Add a BucketPublicAccessBlock with all four switches on.",
    frameworks: ["FSBP S3.1", "FSBP S3.8", "CIS 3.1.4"],
  },
  {
    name: "s3-forbid-public-policies",
    policy: forbidPublicBucketPolicies,
    level: "mandatory",
    severity: "critical",
    description: "No policy of a bucket admits everybody.",
    todo: "Name the principals, or add a condition on account or organisation.",
    frameworks: ["FSBP S3.2", "FSBP S3.3", "CIS 2.21"],
  },
  {
    name: "s3-forbid-public-acls",
    policy: forbidPublicAcls,
    level: "mandatory",
    severity: "critical",
    description: "No ACL of a bucket or an object admits everybody.",
    todo: "Remove the ACL.",
    frameworks: ["FSBP S3.2", "FSBP S3.3"],
  },
  {
    name: "s3-forbid-acls",
    policy: forbidBucketAcls,
    level: "mandatory",
    severity: "medium",
    description: "Buckets have no ACLs.",
    todo: 'Add BucketOwnershipControls with "BucketOwnerEnforced", and remove ACLs.',
    frameworks: ["FSBP S3.12"],
  },
  {
    name: "s3-require-tls",
    policy: requireTlsRequests,
    level: "mandatory",
    severity: "high",
    description: "Buckets deny requests without TLS.",
    todo: "Add a BucketPolicy that denies s3:* where aws:SecureTransport is false, for the bucket and its objects.",
    frameworks: ["FSBP S3.5", "CIS 3.1.1"],
  },
  {
    name: "s3-forbid-dangerous-grants",
    policy: forbidDangerousGrants,
    level: "mandatory",
    severity: "high",
    description: "No policy of a bucket grants what changes its protection.",
    todo: "Grant single actions on objects only.",
    frameworks: ["FSBP S3.6"],
  },
  {
    name: "s3-forbid-lockout",
    policy: forbidLockout,
    level: "mandatory",
    severity: "high",
    description: "No policy of a bucket denies everybody everything.",
    todo: "Add a condition to the statement.",
    frameworks: ["AWS Checkov CKV_AWS_93"],
  },
  {
    name: "s3-require-access-logs",
    policy: requireAccessLogs,
    level: "mandatory",
    severity: "medium",
    description: "Buckets log their accesses to another bucket.",
    todo: "Add a BucketLogging.",
    frameworks: ["FSBP S3.9"],
  },
  {
    name: "s3-require-lifecycle",
    policy: requireLifecycle,
    level: "mandatory",
    severity: "low",
    description: "Buckets give up unfinished uploads, and versioned ones expire superseded versions.",
    todo: "Add a BucketLifecycleConfiguration with both rules.",
    frameworks: ["FSBP S3.10", "FSBP S3.13", "AWS Checkov CKV_AWS_300"],
  },
  {
    name: "s3-require-versioning",
    policy: requireVersioning,
    level: "mandatory",
    severity: "medium",
    description: "Buckets keep what is overwritten and deleted.",
    todo: "Add a BucketVersioning that is enabled.",
    frameworks: ["FSBP S3.14"],
  },
  {
    name: "s3-require-customer-key",
    policy: requireObjectKey,
    level: "mandatory",
    severity: "medium",
    description: "Objects are encrypted with a customer key.",
    todo: "Add a BucketServerSideEncryptionConfiguration with aws:kms and the ARN of a key.",
    frameworks: ["FSBP S3.17"],
  },
  {
    name: "backup-require-customer-key",
    policy: requireVaultKey,
    level: "mandatory",
    severity: "medium",
    description: "Recovery points are encrypted with a customer key.",
    todo: "Set kmsKeyArn to the ARN of a key of your own.",
    frameworks: ["FSBP Backup.1"],
  },
  {
    name: "backup-forbid-public-vaults",
    policy: forbidPublicVaults,
    level: "mandatory",
    severity: "critical",
    description: "No policy of a vault admits everybody.",
    todo: "Name the principals, or add a condition on account or organisation.",
    frameworks: ["CIS 2.21"],
  },
];
