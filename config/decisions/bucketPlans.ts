import { rollBackDays } from "../rollBackDays.ts";
import type { Settings } from "../settings.ts";

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
  | "configuration"
  | "access-logs";

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
 * @param settings says for how many days objects can be undeleted
 * @returns one plan per kind
 */
export function bucketPlans(settings: Pick<Settings, "undeleteDays">): BucketPlan[] {
  const { undeleteDays } = settings;
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
