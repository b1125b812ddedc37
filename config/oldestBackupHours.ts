import { schedule } from "./cron.ts";

/** Hours beyond the usual gap that a backup may take before the alarm rings. */
const graceHours = 4;

/**
 * How old the newest backup may become, in hours. Beyond it an alarm rings, and a node that checks for a backup refuses an
 * upgrade.
 *
 * @param cron when backups run
 * @throws RangeError if that is not a schedule
 */
export function oldestBackupHours(cron: string): number {
  return longestGapHours(cron) + graceHours;
}

/**
 * The longest time between two runs, in hours.
 *
 * @param cron five fields, in UTC
 * @throws RangeError if that is not a schedule
 */
export function longestGapHours(cron: string): number {
  const read = schedule(cron);
  if ("allowed" in read) throw new RangeError(`The schedule ${cron} is not valid: ${read.allowed}.`);
  return read.longestGapHours;
}
