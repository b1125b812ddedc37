import { schedule } from "../cron.ts";
import { nearest } from "../nearest.ts";
import type { Complain } from "../problem.ts";
import { partitionOf } from "../regions.ts";
import type { Group } from "../stackSchema.ts";

/** Backups more than a week apart do not protect much, and more than one per hour would never finish. */
const gapHours = { min: 1, max: 7 * 24 } as const;

/** Days that a backup may be kept: at least two, so that there is always a complete one; at most ten years. */
const retention = { min: 2, max: 3650 } as const;

/**
 * Checks when backups run, and how long they stay.
 *
 * @param backup schedules and days
 * @param region of the stack
 * @param complain is called for each problem
 */
export function checkBackup(backup: Group<"backup">, region: string, complain: Complain): void {
  checkCopyRegion(backup.copyRegion, region, complain);
  for (const key of ["schedule", "snapshotSchedule"] as const) checkSchedule(`backup.${key}`, backup[key], complain);
  const [, , day, , weekday] = backup.snapshotSchedule.split(" ");
  if (day !== "*" && weekday !== "*") {
    complain(
      "backup.snapshotSchedule",
      backup.snapshotSchedule,
      "days of the month or of the week, not both",
      "AWS Backup does not support both.",
    );
  }
  for (const key of ["retentionDays", "snapshotRetentionDays"] as const) {
    const days = backup[key];
    if (days < retention.min || days > retention.max) {
      complain(
        `backup.${key}`,
        days,
        `${String(retention.min)} to ${String(retention.max)}`,
        "Say for how many days you may want to go back.",
      );
    }
  }
}

function checkSchedule(key: string, expression: string, complain: Complain): void {
  const read = schedule(expression);
  if ("allowed" in read) {
    complain(key, expression, read.allowed, "It would never run: correct it.");
  } else if (read.shortestGapHours < gapHours.min) {
    complain(key, expression, "once an hour at most", "A backup takes longer than that: run it less often.");
  } else if (read.longestGapHours > gapHours.max) {
    complain(key, expression, "once a week at least", "All work since the last one would be lost: run it more often.");
  }
}

/** AWS Backup copies within a partition only. */
function checkCopyRegion(copyRegion: string | undefined, region: string, complain: Complain): void {
  if (copyRegion === undefined) return;
  const others = [...partitionOf.keys()].filter(
    (one) => one !== region && partitionOf.get(one) === partitionOf.get(region),
  );
  if (others.includes(copyRegion)) return;
  const meant = nearest(copyRegion, others);
  complain(
    "backup.copyRegion",
    copyRegion,
    `another region than ${region}, in the same partition`,
    meant === undefined || partitionOf.has(copyRegion)
      ? "Choose one that fails independently of this one, or remove the key: then nothing is copied."
      : `Did you mean ${meant}?`,
  );
}
