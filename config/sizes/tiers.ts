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

/** No page names a toolbox. It has what the smallest node in GitLab's table for Puma has (doc/install/requirements.md, 2026). */
const smallToolbox = { instanceSize: "large" } as const;

const smallBastion = { instanceSize: "micro" } as const;

/** GitLab's documents have three wherever they have replicas: a primary and two. */
const cacheNodes = { on: 3, off: 1 } as const;

/**
 * What GitLab's pages name for each size, smallest first (gitlab-org/gitlab,
 * doc/administration/reference_architectures/{2k,3k,5k}_users.md at 00717c56, 2026; a later edition in French has the
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
];

/** Sizes with a node or more for each part of GitLab, smallest first. */
export const tiers: readonly Size[] = rows.map(tierSize);
