/**
 * The room that a backup needs on the data volume while it runs, and what a volume holds besides. The sizes are planned with
 * it, and nodes get it with their configuration: `gitlab-backup` is refused without that room.
 */
export const backupRoom = {
  /**
   * Times what is backed up (database and repositories). `gitlab-backup` first packs each part, then puts them all into one
   * archive beside them (GitLab docs, doc/administration/backup_restore/backup_gitlab.md, 2026); packed is taken as large as
   * unpacked, since Git's objects are compressed already.
   */
  times: 2,
  /** MiB beyond that: GitLab goes on writing meanwhile. */
  marginMiB: 1024,
  /** GiB of what no backup holds: Redis, metrics, temporary files. */
  otherGiB: 3,
  /** Share of the volume that XFS keeps for itself, and reports as used. */
  fileSystemShare: 0.02,
} as const;
