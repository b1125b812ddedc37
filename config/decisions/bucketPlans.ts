import { gitalyBackupDays } from "../gitalyBackupDays.ts";
import { rollBackDays } from "../rollBackDays.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/** What an S3 bucket holds. The first ten are GitLab's object types. */
export type BucketKind =
  | "artifacts"
  | "external-diffs"
  | "lfs"
  | "uploads"
  | "packages"
  | "dependency-proxy"
  | "terraform-state"
  | "ci-secure-files"
  | "pages"
  | "registry"
  | "backups"
  | "gitaly-backups"
  | "configuration"
  | "access-logs";

/** Something of each bucket of an environment. Only an environment with Gitaly nodes has a bucket for their backups. */
export type ByBucket<Value> = Readonly<
  Record<Exclude<BucketKind, "gitaly-backups">, Value> & Partial<Record<"gitaly-backups", Value>>
>;

/** A bucket, and how long it keeps its objects. */
export interface BucketPlan {
  readonly kind: BucketKind;
  /** Days after which current objects expire; absent: never. */
  readonly expireDays: number | undefined;
  /** Days that a superseded or deleted version is kept. */
  readonly noncurrentDays: number;
  /** How many of the newest superseded versions of an object stay whatever their age; absent: none. */
  readonly noncurrentVersions: number | undefined;
  readonly encryption: "kms" | "s3";
}

/** GitLab's own object types. GitLab deletes what it no longer needs, so no current object expires. */
export const objectKinds = [
  "artifacts",
  "external-diffs",
  "lfs",
  "uploads",
  "packages",
  "dependency-proxy",
  "terraform-state",
  "ci-secure-files",
  "pages",
  "registry",
] as const satisfies readonly BucketKind[];

/**
 * The most superseded versions that a lifecycle rule can keep (S3 API reference, NoncurrentVersionExpiration, 2026-11). A
 * launch template names a version of a configuration, and may be in use for as long as roll-outs fail.
 */
const mostNoncurrentVersions = 100;

/** Days that access logs stay. */
const accessLogDays = 365;

/**
 * The buckets of an environment, and how long each keeps its objects.
 *
 * @param settings says for how many days objects can be undeleted, and backups are kept
 * @param size whether it has Gitaly nodes
 * @returns one plan per kind
 */
export function bucketPlans(
  { undeleteDays, backup }: Pick<Settings, "undeleteDays" | "backup">,
  size: Pick<Size, "nodes">,
): BucketPlan[] {
  const objects = objectKinds.map((kind): BucketPlan => ({
    kind,
    expireDays: undefined,
    noncurrentDays: undeleteDays,
    noncurrentVersions: undefined,
    encryption: "kms",
  }));
  return [
    ...objects,
    // The node deletes old backups after each good backup (docs/adr/0007): expiry by age alone would delete all of them
    // while backups fail.
    {
      kind: "backups",
      expireDays: undefined,
      noncurrentDays: undeleteDays,
      noncurrentVersions: undefined,
      encryption: "kms",
    },
    ...(size.nodes.gitaly || size.nodes.member ? [gitalyBackups(undeleteDays, backup.retentionDays)] : []),
    {
      kind: "configuration",
      expireDays: undefined,
      noncurrentDays: rollBackDays,
      noncurrentVersions: mostNoncurrentVersions,
      encryption: "kms",
    },
    // S3 delivers access logs only to a bucket without a customer key (S3 user guide, server access logging, 2026-11).
    {
      kind: "access-logs",
      expireDays: accessLogDays,
      noncurrentDays: 1,
      noncurrentVersions: undefined,
      encryption: "s3",
    },
  ];
}

/**
 * Gitaly writes backups of repositories, and deletes none. So this is the one bucket of backups with expiry by age: whole
 * chains expire, but also the last good one while backups fail for that long (docs/adr/0016).
 */
function gitalyBackups(undeleteDays: number, retentionDays: number): BucketPlan {
  return {
    kind: "gitaly-backups",
    expireDays: gitalyBackupDays(retentionDays),
    noncurrentDays: undeleteDays,
    noncurrentVersions: undefined,
    encryption: "kms",
  };
}
