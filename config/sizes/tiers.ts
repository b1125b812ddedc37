import { bastionRow } from "./bastionRow.ts";
import type { Size } from "./size.ts";

/** GiB that the database starts with, and grows to: GitLab's own guide has 100 (doc/install/aws/_index.md, 2026). */
const databaseStorage = { storageGiB: 100, mostStorageGiB: 1000 } as const;

/**
 * Sizes with a node per tier, smallest first (gitlab-org/gitlab, doc/administration/reference_architectures/{2k,3k}_users.md
 * at 00717c56, 2026). High availability begins at 3,000 users; below it takes the tiers of that size with the nodes of its
 * own (same folder, _index.md). They are built once every tier is there.
 */
export const tiers: readonly Size[] = [
  {
    users: 2000,
    source: "GitLab reference architecture, 2,000 users (2026-08)",
    forms: { highAvailability: ["off", "on"], gitaly: ["sharded", "cluster"] },
    nodes: { bastion: bastionRow },
    database: { need: { vcpu: 2, memoryGB: 7.5 }, instanceClass: "db.m6g.large", ...databaseStorage },
    cache: { need: { vcpu: 1, memoryGB: 3.75 }, nodeType: "cache.m6g.large", nodes: { on: 3, off: 1 } },
  },
  {
    users: 3000,
    source: "GitLab reference architecture, 3,000 users (2026-08)",
    forms: { highAvailability: ["on", "off"], gitaly: ["cluster", "sharded"] },
    nodes: { bastion: bastionRow },
    database: { need: { vcpu: 2, memoryGB: 7.5 }, instanceClass: "db.r6g.large", ...databaseStorage },
    cache: { need: { vcpu: 2, memoryGB: 7.5 }, nodeType: "cache.r6g.large", nodes: { on: 3, off: 1 } },
  },
];
