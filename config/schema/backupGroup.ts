import { effects } from "./effects.ts";
import { absentEntry, entry, group } from "./entry.ts";
import { integer, text, truth } from "./valueTypes.ts";

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
  objects: entry(truth, {
    default: false,
    description:
      "Whether AWS Backup, when it takes snapshots, also saves the buckets with GitLab's objects and backups, for as many days.",
    effect: `${effects.inPlace} The first backup saves every version of every object.`,
  }),
  copyRegion: absentEntry(text, {
    otherwise: "no copies",
    description:
      "Another region of the same partition, such as eu-west-1. All that AWS Backup takes is copied to a vault there, and so is the database, for as many days as snapshots stay.",
    effect: "A vault with a key of its own is made there. While protection is on, another region or none is refused.",
  }),
});
