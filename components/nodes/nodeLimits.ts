/** From where on the alarms of nodes ring, of those with a name and of those in groups. */
export const nodeLimits = {
  /** Percent of a disk. The root disk holds the package, and during an upgrade a second one. */
  fullPercent: 85,
  /** Percent of the memory that is in use and cannot be reclaimed. Above it GitLab slows down, then processes are killed. */
  memoryPercent: 92,
  /** Days since the release of the operating system was built. Amazon Linux publishes a new one about every two weeks. */
  systemDays: 60,
} as const;
