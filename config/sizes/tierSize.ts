import { bastionRow } from "./bastionRow.ts";
import { gitalyVolume } from "./gitalyVolume.ts";
import { computeOptimized, generalPurpose } from "./instanceFamilies.ts";
import type { GroupRow, Size, StatefulRow } from "./size.ts";
import type { TierRow } from "./tierRow.ts";

/** 40 GB for application nodes (doc/install/requirements.md, 2026). */
const rootVolumeGiB = 40;

/** At least three of each, and an odd number: they vote (doc/administration/reference_architectures/3k_users.md, 2026). */
const voters = 3;

/** Ours: a node that leaves has an hour for clones and jobs, and a new one a quarter of an hour to answer. */
const leaving = { surge: 1, rootVolumeGiB, drainSeconds: 3600, launchSeconds: 900 } as const;

/** RDS enlarges the disk by itself up to this many times the size at the start. Ours. */
const databaseGrowth = 10;

/**
 * A size with a node or more for each part of GitLab: what is special about it, and what is the same in all of them.
 *
 * @param row what is special
 */
export function tierSize(row: TierRow): Size {
  const { users, forms, gitaly, praefect, monitor, toolbox, bastion, database, cache } = row;
  const gitalyRow: Omit<StatefulRow, "count"> = {
    instanceType: generalPurpose(gitaly.instanceSize),
    rootVolumeGiB,
    volume: gitalyVolume(users, gitaly.throughputMiBps),
  };
  return {
    users,
    source: `GitLab reference architecture, ${users.toLocaleString("en-US")} users (2026-08)`,
    forms,
    instanceTypeGeneration: row.instanceTypeGeneration ?? 7,
    nodes: {
      toolbox: { count: 1, instanceType: generalPurpose(toolbox.instanceSize), rootVolumeGiB },
      gitaly: { ...gitalyRow, count: gitaly.sharded, gitaly: "sharded" },
      member: { ...gitalyRow, count: voters, gitaly: "cluster" },
      praefect: {
        count: voters,
        gitaly: "cluster",
        instanceType: computeOptimized(praefect.instanceSize),
        rootVolumeGiB,
      },
      monitor: {
        count: 0, // by choice
        instanceType: computeOptimized(monitor.instanceSize),
        rootVolumeGiB,
        volume: {
          planned: { databaseGiB: 0, repositoriesGiB: 0 },
          sizeGiB: monitor.volumeGiB,
          iops: 3000,
          throughputMiBps: 125,
          minimumGiB: 20,
        },
      },
      bastion: bastionRow(bastion.instanceSize),
    },
    groups: {
      rails: group(row.rails, computeOptimized(row.rails.instanceSize)),
      sidekiq: group(row.sidekiq, generalPurpose(row.sidekiq.instanceSize)),
    },
    database: { ...database, mostStorageGiB: database.storageGiB * databaseGrowth },
    cache,
  };
}

function group({ need, min }: TierRow["rails"], instanceType: GroupRow["instanceType"]): GroupRow {
  return { ...leaving, need, min, instanceType };
}
