import type { Complain } from "../problem.ts";

/** Least and largest sensible root volume, in GiB: it holds no data. */
const range = { least: 40, most: 1000 } as const;

/**
 * Checks the root volume of a role.
 *
 * @param role whose key it is, such as `box`
 * @param sizeGiB its size; absent: nothing is said
 * @param complain is called for each problem
 */
export function checkRootVolume(role: string, sizeGiB: number | undefined, complain: Complain): void {
  if (sizeGiB === undefined || (sizeGiB >= range.least && sizeGiB <= range.most)) return;
  complain(
    `nodes.${role}.rootVolumeGiB`,
    sizeGiB,
    `${String(range.least)} to ${String(range.most)}`,
    "GitLab needs 40 GB; data is on a separate volume.",
  );
}
