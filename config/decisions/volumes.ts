import type { Settings } from "../settings.ts";

/** A data volume that belongs to a node. */
export interface VolumePlan {
  /** Suffix of the logical name: `data` for the original volume, `data-snap-0abc` for a restored one. */
  readonly name: string;
  readonly sizeGiB: number;
  readonly iops: number;
  readonly throughputMiBps: number;
  /** Snapshot to create it from; absent: it starts blank. */
  readonly snapshotId: string | undefined;
  readonly inUse: boolean;
}

/** The name in a stack file of the volume that was not restored from a snapshot. */
const original = "original";

/**
 * The volumes of a node: the original one and each restored one, without those in `discardVolumes`.
 *
 * @param settings which snapshots were restored, and which volumes are discarded
 * @param shape size, IOPS and throughput of each
 * @returns oldest first; exactly one is in use: the last restored one, or else the original
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
