import { backupRoom } from "./backupRoom.ts";

/** What a data volume is planned to hold. */
export interface PlannedData {
  readonly databaseGiB: number;
  readonly repositoriesGiB: number;
}

/** Volumes are planned in steps of this size. */
const stepGiB = 10;

/**
 * The size of a data volume that can be backed up when it is as full as planned.
 *
 * @param planned what it will hold
 * @returns GiB, in tens
 */
export function roomyVolume({ databaseGiB, repositoriesGiB }: PlannedData): number {
  const backedUp = databaseGiB + repositoriesGiB;
  const needed = backedUp * (1 + backupRoom.times) + backupRoom.marginMiB / 1024 + backupRoom.otherGiB;
  return Math.ceil(needed / (1 - backupRoom.fileSystemShare) / stepGiB) * stepGiB;
}
