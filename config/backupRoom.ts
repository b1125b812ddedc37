/**
 * The room that a backup needs on the data volume while it runs, and what else the volume holds. The sizes include that
 * room, and nodes get these figures with their configuration: without the room, a node refuses to run `gitlab-backup`.
 */
export const backupRoom = {
  /**
   * Multiple of what is backed up (database and repositories). `gitlab-backup` first packs each part, then puts all parts
   * into one archive beside them (GitLab docs, doc/administration/backup_restore/backup_gitlab.md, 2026). We assume that
   * packed data is as large as unpacked data, since Git's objects are compressed already.
   */
  times: 2,
  /** MiB on top of that: GitLab keeps writing meanwhile. */
  marginMiB: 1024,
  /** GiB of data that no backup contains: Redis, metrics, temporary files. */
  otherGiB: 3,
  /** Share of the volume that XFS reserves for itself and reports as used. */
  fileSystemShare: 0.02,
} as const;
