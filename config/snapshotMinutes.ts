/** Minutes in which a snapshot job has to start, and to end, before AWS Backup gives it up. */
export const snapshotMinutes = { start: 60, completion: 720 } as const;
