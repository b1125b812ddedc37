/**
 * What a node can report to CloudWatch about itself every five minutes. Each has a function of the same name in
 * `scripts/report.sh`, and an alarm.
 */
export const metrics = [
  "ConvergeFailed",
  "BackupFailed",
  "BackupAgeHours",
  "BackupRoomPercent",
  "SnapshotAgeHours",
  "DataVolumeUsedPercent",
  "RootDiskUsedPercent",
  "MemoryUsedPercent",
  "FailedMigrations",
  "CertificateDays",
  "AuthorityDays",
  "UnavailableRepositories",
  "PatchFailed",
  "RestartNeeded",
  "SystemAgeDays",
] as const;

/** One of {@link metrics}. */
export type MetricName = (typeof metrics)[number];
