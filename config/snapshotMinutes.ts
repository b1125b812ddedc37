/** Minutes within which a snapshot job has to start, and to complete, before AWS Backup cancels it. */
export const snapshotMinutes = { start: 60, completion: 720 } as const;
