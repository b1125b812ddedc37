/**
 * What a node can tell CloudWatch of itself every five minutes, and the function of `scripts/report.sh` that finds it out.
 * Each has an alarm.
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
  "PatchFailed",
  "RestartNeeded",
  "SystemAgeDays",
] as const;

/** One of {@link metrics}. */
export type MetricName = (typeof metrics)[number];
