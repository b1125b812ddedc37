import { bastionRow } from "./bastionRow.ts";
import type { NamedRow, Size, StatefulRow } from "./size.ts";

/** GiB that the database starts with, and grows to: GitLab's own guide has 100 (doc/install/aws/_index.md, 2026). */
const databaseStorage = { storageGiB: 100, mostStorageGiB: 1000 } as const;

/** 40 GB for application nodes (doc/install/requirements.md, 2026). */
const rootVolumeGiB = 40;

/**
 * GitLab's older pages ask for 8,000 reads and 2,000 writes a second. The size of the disk is ours: 100 MiB of repositories a
 * user, as on the box, and the rest for caches and what a repack needs for a while. A member of a cluster has all of them; the
 * backup goes to S3, so it needs no room here.
 */
const gitalyRow: Omit<StatefulRow, "count" | "gitaly"> = {
  instanceType: { arm64: "m7g.xlarge", x86_64: "m7i.xlarge" },
  rootVolumeGiB,
  volume: {
    planned: { databaseGiB: 0, repositoriesGiB: 300 },
    sizeGiB: 500,
    iops: 10_000,
    throughputMiBps: 250,
    minimumGiB: 150,
  },
};

/** No page names it. It has what the smallest node in GitLab's table for Puma has (doc/install/requirements.md, 2026). */
const toolbox: NamedRow = {
  count: 1,
  instanceType: { arm64: "m7g.large", x86_64: "m7i.large" },
  rootVolumeGiB,
};

/**
 * By choice, so none unless the stack file asks for one. 2 vCPU and 1.8 GB (doc/administration/reference_architectures/3k_users.md,
 * 2026). No document has a size for its disk; this one is ours.
 */
const monitor: StatefulRow = {
  count: 0,
  instanceType: { arm64: "c7g.large", x86_64: "c7i.large" },
  rootVolumeGiB,
  volume: {
    planned: { databaseGiB: 0, repositoriesGiB: 0 },
    sizeGiB: 100,
    iops: 3000,
    throughputMiBps: 125,
    minimumGiB: 20,
  },
};

/** At least three of each, and an odd number: they vote (doc/administration/reference_architectures/3k_users.md, 2026). */
const cluster = {
  member: { ...gitalyRow, count: 3, gitaly: "cluster" } satisfies StatefulRow,
  praefect: {
    count: 3,
    gitaly: "cluster",
    instanceType: { arm64: "c7g.large", x86_64: "c7i.large" },
    rootVolumeGiB,
  } satisfies NamedRow,
} as const;

/**
 * Rails and Sidekiq: the nodes of the pages always run. The maximum, about half as many again, and the times are ours: a node
 * that leaves has an hour for clones and jobs, and a new one a quarter of an hour to answer.
 */
const leaving = { surge: 1, rootVolumeGiB, drainSeconds: 3600, launchSeconds: 900 } as const;

const rails = {
  ...leaving,
  need: { vcpu: 8, memoryGB: 7.2 },
  instanceType: { arm64: "c7g.2xlarge", x86_64: "c7i.2xlarge" },
} as const;

const sidekiq = {
  ...leaving,
  need: { vcpu: 4, memoryGB: 15 },
  instanceType: { arm64: "m7g.xlarge", x86_64: "m7i.xlarge" },
} as const;

/**
 * Sizes with a node per tier, smallest first (gitlab-org/gitlab, doc/administration/reference_architectures/{2k,3k}_users.md
 * at 00717c56, 2026). High availability begins at 3,000 users; below it takes the tiers of that size with the nodes of its
 * own (same folder, _index.md).
 */
export const tiers: readonly Size[] = [
  {
    users: 2000,
    source: "GitLab reference architecture, 2,000 users (2026-08)",
    forms: { highAvailability: ["off", "on"], gitaly: ["sharded", "cluster"] },
    nodes: {
      toolbox,
      gitaly: { ...gitalyRow, count: { on: 3, off: 1 }, gitaly: "sharded" },
      ...cluster,
      monitor,
      bastion: bastionRow,
    },
    groups: {
      rails: { ...rails, min: 2, max: 3 },
      sidekiq: { ...sidekiq, min: { on: 2, off: 1 }, max: { on: 3, off: 2 } },
    },
    database: { need: { vcpu: 2, memoryGB: 7.5 }, ...databaseStorage },
    cache: { need: { vcpu: 1, memoryGB: 3.75 }, nodes: { on: 3, off: 1 } },
  },
  {
    users: 3000,
    source: "GitLab reference architecture, 3,000 users (2026-08)",
    forms: { highAvailability: ["on", "off"], gitaly: ["cluster", "sharded"] },
    // No document has a single Gitaly node for more than 2,000 users.
    nodes: {
      toolbox,
      gitaly: { ...gitalyRow, count: 3, gitaly: "sharded" },
      ...cluster,
      monitor,
      bastion: bastionRow,
    },
    groups: { rails: { ...rails, min: 3, max: 5 }, sidekiq: { ...sidekiq, min: 2, max: 3 } },
    database: { need: { vcpu: 2, memoryGB: 7.5 }, ...databaseStorage },
    cache: { need: { vcpu: 2, memoryGB: 7.5 }, nodes: { on: 3, off: 1 } },
  },
];
