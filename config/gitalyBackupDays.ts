/**
 * Days between the beginning of a full backup and that of its last increment, at most: the first backup of each calendar
 * month (UTC) is a full one (scripts/backups/toolbox-backup.sh).
 */
export const chainDays = 31;

/**
 * Days for what is not an exact number: a backup runs for a day at most (`gitlab-node-backup.service`), and its archive is
 * deleted by the next good one, which may start a week after the one before it (`checkBackup`).
 */
export const marginDays = 8;

/**
 * Days that an object of a server-side backup of Gitaly stays. An increment is useless without the full backup and the
 * increments before it. So each of those has to live until the last increment that needs it is given up, and the oldest one
 * is written first: as long as backups are kept, plus the length of a chain. S3 rounds up to the next midnight (S3 user guide,
 * lifecycle rules, 2026-08).
 *
 * @param retentionDays for how long backups are kept
 */
export function gitalyBackupDays(retentionDays: number): number {
  return retentionDays + chainDays + marginDays;
}
