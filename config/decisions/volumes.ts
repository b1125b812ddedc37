import type { Settings } from "../settings.ts";

/** A data volume that is kept for a node. */
export interface VolumePlan {
  /** Suffix of the logical name: `data` for the original, `data-snap-0abc` for one restored. */
  readonly name: string;
  readonly sizeGiB: number;
  readonly iops: number;
  readonly throughputMiBps: number;
  /** Snapshot it is made from; absent: blank. */
  readonly snapshotId: string | undefined;
  readonly inUse: boolean;
}

/** How a stack file calls the volume that was not restored from anything. */
const original = "original";

/**
 * The volumes that are kept for a node: the original one and each restored one, less those that were given up.
 *
 * @param settings which snapshots were restored, and which volumes are given up
 * @param shape size, IOPS and throughput of each
 * @returns oldest first; exactly the last restored one is in use, or the original
 */
export function volumes(
  settings: Pick<Settings, "restoreSnapshots" | "discardVolumes">,
  shape: Pick<VolumePlan, "sizeGiB" | "iops" | "throughputMiBps">,
): VolumePlan[] {
  const all = [original, ...settings.restoreSnapshots];
  return all
    .filter((volume) => !settings.discardVolumes.includes(volume))
    .map((volume) => ({
      name: volume === original ? "data" : `data-${volume}`,
      ...shape,
      snapshotId: volume === original ? undefined : volume,
      inUse: volume === all.at(-1),
    }));
}
