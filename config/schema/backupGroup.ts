import { effects } from "./effects.ts";
import { entry, group } from "./entry.ts";
import { integer, text } from "./valueTypes.ts";

/** When backups and snapshots are taken, and how long they stay. */
export const backupGroup = group("When backups and snapshots are taken, and for how long they stay.", {
  schedule: entry(text, {
    default: "0 2 * * *",
    description: "When gitlab-backup runs on the node: cron with five fields, UTC; hourly at most, weekly at least.",
    effect: effects.converge,
  }),
  retentionDays: entry(integer, {
    default: 30,
    unit: "days",
    description: "For how long its archives stay, 2 to 3650; the two newest always stay.",
    effect: `${effects.converge} What is older goes after the next good backup.`,
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
    description: "For how long snapshots stay, 2 to 3650.",
    effect: "For new snapshots only.",
  }),
});
