import type { CpuArchitecture } from "../instanceTypes.ts";
import type { NamedRow, NodeRow, StatefulRow } from "../sizes/size.ts";

/**
 * The values of a size's row, by the keys of the stack file that override them.
 *
 * @param row of a role
 * @param cpu architecture of the image
 */
export function rowValues(
  row: NodeRow | NamedRow | StatefulRow,
  cpu: CpuArchitecture,
): Readonly<Record<string, string | number>> {
  const instanceType = row.instanceType[cpu];
  if (!("rootVolumeGiB" in row)) return { instanceType };
  const { rootVolumeGiB } = row;
  if (!("volume" in row)) return { instanceType, rootVolumeGiB };
  const { sizeGiB, iops, throughputMiBps } = row.volume;
  return {
    instanceType,
    rootVolumeGiB,
    volumeGiB: sizeGiB,
    volumeIops: iops,
    volumeThroughputMiBps: throughputMiBps,
  };
}
