import type { Forms } from "../form.ts";
import type { Size } from "./size.ts";
import type { TierRow } from "./tierRow.ts";
import { tierSize } from "./tierSize.ts";

/** From 5,000 users on no document has a form without high availability. Gitaly without a cluster is named on every page. */
const large: Forms = { highAvailability: ["on"], gitaly: ["cluster", "sharded"] };

/** Documented for Sidekiq at every size; only the number of nodes differs. */
const sidekiq = { need: { vcpu: 4, memoryGB: 15 }, instanceSize: "xlarge" } as const;

/**
 * 4 vCPU and 15 GB, up to 3,000 users. The volume is faster than the instance: this one sustains 6,000 operations and 156 MiB
 * a second, as GitLab's own example (m5.xlarge) does, and is faster for half an hour a day.
 */
const smallGitaly = { instanceSize: "xlarge", throughputMiBps: 250 } as const;

/** 2 vCPU and 1.8 GB, up to 10,000 users. */
const smallPraefect = { instanceSize: "large" } as const;

/** 2 vCPU and 1.8 GB, up to 5,000 users. The disk is ours: 2 GiB for each of Rails' workers, since most series are theirs. */
const smallMonitor = { instanceSize: "large", volumeGiB: 100 } as const;

/**
 * No page names a toolbox. It has what the smallest node in GitLab's table for Puma has (doc/install/requirements.md, 2026), and
 * more from 10,000 users on, which is ours: the backup hands Gitaly as many repositories at a time as there are vCPUs.
 */
const smallToolbox = { instanceSize: "large" } as const;

const smallBastion = { instanceSize: "micro" } as const;

/** GitLab's documents have three wherever they have replicas: a primary and two. */
const cacheNodes = { on: 3, off: 1 } as const;

/** Twice the memory, for more people at a time. Ours. */
const largeBastion = { instanceSize: "small" } as const;

/** Documented from 10,000 users on. */
const largeRails = { need: { vcpu: 32, memoryGB: 28.8 }, instanceSize: "8xlarge" } as const;

/** 4 vCPU and 3.6 GB, from 25,000 users on. */
const largePraefect = { instanceSize: "xlarge" } as const;

/** 4 vCPU and 3.6 GB, from 10,000 users on. */
const largeMonitor = { instanceSize: "xlarge" } as const;

/** From 400 GiB on, a disk of RDS has 12,000 operations a second for nothing, instead of 3,000 (RDS user guide, gp3, 2026-08). */
const largeDisk = { storageGiB: 400 } as const;

/** The pages have three database nodes. One of them is the server, whose copy in another zone takes no reads. */
const replicas = 2;

/** Documented in two parts from 10,000 users on. */
const largeCache = { need: { vcpu: 4, memoryGB: 15 }, nodes: cacheNodes } as const;
const splitCache = { redis: largeCache, cache: largeCache } as const;

/**
 * What GitLab's pages name for each size, smallest first (gitlab-org/gitlab,
 * doc/administration/reference_architectures/{2k,3k,5k,10k,25k,50k}_users.md at 00717c56, 2026; a later edition in French has the
 * same figures from 3,000 on: gitlabhq/gitlabhq, doc-locale/fr-fr at 41946e65, 2026). High availability begins at 3,000
 * users; below it takes the tiers of that size with the nodes of its own (same folder, _index.md).
 */
const rows: readonly TierRow[] = [
  {
    users: 2000,
    forms: { highAvailability: ["off", "on"], gitaly: ["sharded", "cluster"] },
    rails: { need: { vcpu: 8, memoryGB: 7.2 }, instanceSize: "2xlarge", min: 2 },
    sidekiq: { ...sidekiq, min: { on: 2, off: 1 } },
    gitaly: { ...smallGitaly, sharded: { on: 3, off: 1 } },
    praefect: smallPraefect,
    monitor: smallMonitor,
    toolbox: smallToolbox,
    bastion: smallBastion,
    // GitLab's own guide begins with 100 GiB (doc/install/aws/_index.md, 2026).
    database: { need: { vcpu: 2, memoryGB: 7.5 }, storageGiB: 100 },
    cache: { redis: { need: { vcpu: 1, memoryGB: 3.75 }, nodes: cacheNodes } },
  },
  {
    users: 3000,
    forms: { highAvailability: ["on", "off"], gitaly: ["cluster", "sharded"] },
    rails: { need: { vcpu: 8, memoryGB: 7.2 }, instanceSize: "2xlarge", min: 3 },
    sidekiq: { ...sidekiq, min: 2 },
    gitaly: { ...smallGitaly, sharded: 3 }, // no document has a single node for more than 2,000 users
    praefect: smallPraefect,
    monitor: smallMonitor,
    toolbox: smallToolbox,
    bastion: smallBastion,
    database: { need: { vcpu: 2, memoryGB: 7.5 }, storageGiB: 100 },
    cache: { redis: { need: { vcpu: 2, memoryGB: 7.5 }, nodes: cacheNodes } },
  },
  {
    users: 5000,
    forms: large,
    rails: { need: { vcpu: 16, memoryGB: 14.4 }, instanceSize: "4xlarge", min: 3 },
    sidekiq: { ...sidekiq, min: 2 },
    gitaly: { instanceSize: "2xlarge", throughputMiBps: 250, sharded: 3 }, // 8 vCPU, 30 GB
    praefect: smallPraefect,
    monitor: smallMonitor,
    toolbox: smallToolbox,
    bastion: smallBastion,
    database: { need: { vcpu: 4, memoryGB: 15 }, storageGiB: 100 },
    cache: { redis: { need: { vcpu: 2, memoryGB: 7.5 }, nodes: cacheNodes } },
  },
  {
    users: 10_000,
    forms: large,
    rails: { ...largeRails, min: 3 },
    sidekiq: { ...sidekiq, min: 4 },
    gitaly: { instanceSize: "4xlarge", throughputMiBps: 500, sharded: 3 }, // 16 vCPU, 60 GB
    praefect: smallPraefect,
    monitor: { ...largeMonitor, volumeGiB: 200 },
    toolbox: { instanceSize: "xlarge" },
    bastion: smallBastion,
    database: { need: { vcpu: 8, memoryGB: 30 }, ...largeDisk },
    cache: splitCache,
  },
  {
    users: 25_000,
    forms: large,
    rails: { ...largeRails, min: 5 },
    sidekiq: { ...sidekiq, min: 4 },
    gitaly: { instanceSize: "8xlarge", throughputMiBps: 1000, sharded: 3 }, // 32 vCPU, 120 GB
    praefect: largePraefect,
    monitor: { ...largeMonitor, volumeGiB: 400 },
    toolbox: { instanceSize: "xlarge" },
    bastion: largeBastion,
    database: { need: { vcpu: 16, memoryGB: 60 }, ...largeDisk, replicas },
    cache: splitCache,
  },
  {
    users: 50_000,
    forms: large,
    instanceTypeGeneration: 6, // costs a little less than 7
    rails: { ...largeRails, min: 12 },
    sidekiq: { ...sidekiq, min: 4 },
    gitaly: { instanceSize: "16xlarge", throughputMiBps: 1000, sharded: 3 }, // 64 vCPU, 240 GB
    praefect: largePraefect,
    monitor: { ...largeMonitor, volumeGiB: 800 },
    toolbox: { instanceSize: "2xlarge" },
    bastion: largeBastion,
    database: { need: { vcpu: 32, memoryGB: 120 }, ...largeDisk, replicas },
    cache: splitCache,
  },
];

/** Sizes with a node or more for each part of GitLab, smallest first. */
export const tiers: readonly Size[] = rows.map(tierSize);
