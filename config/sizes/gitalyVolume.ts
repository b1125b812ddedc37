import type { DataVolumeRow } from "./size.ts";

/** GiB of repositories for each user, ours: 100 MiB. */
const perUserGiB = 0.1;

/** For caches, and for what the repack of a large repository needs for a while: GiB at least, and share of the volume. */
const spare = { leastGiB: 200, share: 0.2 } as const;

/** Sizes are rounded up to a multiple of this. */
const stepGiB = 10;

/**
 * Operations a second that GitLab's older pages ask for, at every size: 8,000 reads and 2,000 writes. Later ones report what
 * the nodes of GitLab.com do instead: 3,500 reads and 3,000 writes at their peaks (doc/administration/gitaly/_index.md at
 * 0286e4c6, 2026).
 */
const iops = 10_000;

/**
 * The data volume of a Gitaly node, or of a member of a cluster. All numbers but the operations are ours. A member has all
 * repositories, and a single node may have to take most of them. The backup goes to S3, so it needs no room here.
 *
 * @param users of the size
 * @param throughputMiBps of the volume
 */
export function gitalyVolume(users: number, throughputMiBps: number): DataVolumeRow {
  const repositoriesGiB = users * perUserGiB;
  const needed = Math.max(repositoriesGiB + spare.leastGiB, repositoriesGiB / (1 - spare.share));
  return {
    planned: { databaseGiB: 0, repositoriesGiB },
    sizeGiB: Math.ceil(needed / stepGiB) * stepGiB,
    iops,
    throughputMiBps,
    minimumGiB: Math.ceil(repositoriesGiB / 2),
  };
}
