import { backupRoom } from "./backupRoom.ts";

/** The data that a volume is sized for. */
export interface PlannedData {
  readonly databaseGiB: number;
  readonly repositoriesGiB: number;
}

/** Volume sizes are rounded up to a multiple of this. */
const stepGiB = 10;

/**
 * The size of a data volume that can still be backed up when it holds all the planned data.
 *
 * @param planned what it will hold
 * @returns GiB, a multiple of ten
 */
export function roomyVolume({ databaseGiB, repositoriesGiB }: PlannedData): number {
  const backedUp = databaseGiB + repositoriesGiB;
  const needed = backedUp * (1 + backupRoom.times) + backupRoom.marginMiB / 1024 + backupRoom.otherGiB;
  return Math.ceil(needed / (1 - backupRoom.fileSystemShare) / stepGiB) * stepGiB;
}
