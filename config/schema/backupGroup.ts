import { effects } from "./effects.ts";
import { entry, group } from "./entry.ts";
import { integer, text } from "./valueTypes.ts";

/** When backups and snapshots are taken, and how long they stay. */
export const backupGroup = group("When backups and snapshots are taken, and how long they stay.", {
  schedule: entry(text, {
    default: "0 2 * * *",
    description: "When gitlab-backup runs on the node: cron with five fields, UTC; hourly at most, weekly at least.",
    effect: effects.converge,
  }),
  retentionDays: entry(integer, {
    default: 30,
    unit: "days",
    description: "How long its archives stay, 2 to 3650; the two newest always stay.",
    effect: `${effects.converge} Older archives are deleted after the next good backup.`,
  }),
  snapshotSchedule: entry(text, {
    default: "0 5 * * *",
    description:
      "When AWS Backup takes snapshots of the data volume: cron with five fields, UTC; hourly at most, weekly at least.",
    effect: effects.inPlace,
  }),
  snapshotRetentionDays: entry(integer, {
    default: 30,
    unit: "days",
    description: "How long snapshots stay, 2 to 3650.",
    // AWS Managed Services, change type ct-1ay83wy4vxa3k (2026-11): a changed backup plan has no effect on existing backups.
    effect: "Applies to new snapshots only. Existing snapshots keep the retention that they were taken with.",
  }),
});
