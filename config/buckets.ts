import type { BucketKind, BucketPlan } from "./architecture.ts";
import type { Settings } from "./settings.ts";

/** GitLab's own object types: it deletes what it no longer needs, so nothing current expires. */
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

/** Days that a superseded configuration stays, so that a roll-back finds it. */
export const configurationDays = 90;

/** Days that access logs stay. */
const accessLogDays = 365;

/**
 * The buckets of an environment and how long each keeps what it holds.
 *
 * @param settings for the days of backups and of undeleting
 * @returns one plan per kind
 */
export function buckets(settings: Pick<Settings, "undeleteDays" | "backup">): BucketPlan[] {
  const { undeleteDays, backup } = settings;
  const objects = objectKinds.map((kind): BucketPlan => ({
    kind,
    expireDays: undefined,
    noncurrentDays: undeleteDays,
    encryption: "kms",
  }));
  return [
    ...objects,
    { kind: "backups", expireDays: backup.retentionDays, noncurrentDays: undeleteDays, encryption: "kms" },
    { kind: "configuration", expireDays: undefined, noncurrentDays: configurationDays, encryption: "kms" },
    // S3 delivers access logs only to a bucket without a customer key (S3 user guide, server access logging, 2026-11).
    { kind: "access-logs", expireDays: accessLogDays, noncurrentDays: 1, encryption: "s3" },
  ];
}
