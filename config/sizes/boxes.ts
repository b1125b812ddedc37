import type { Forms } from "../form.ts";
import { roomyVolume, type PlannedData } from "../roomyVolume.ts";
import { bastionRow } from "./bastionRow.ts";
import type { Size, StatefulRow } from "./size.ts";

const forms: Forms = { highAvailability: ["off"], gitaly: ["sharded"] };

/**
 * GitLab asks for 8 vCPUs and 16 GB on one node for up to 1,000 users, and names no smaller size (gitlab-org/gitlab,
 * doc/install/requirements.md and doc/administration/reference_architectures/1k_users.md at 519fdd30, 2026); 40 GB for
 * application nodes (doc/install/requirements.md). The volume is ours: 12 GiB of database, 50 MiB (500 users) or 100 MiB of
 * repositories a user, and the room to back both up. IOPS and throughput are what gp3 has for nothing.
 */
function box(planned: PlannedData): StatefulRow {
  const half = { ...planned, repositoriesGiB: planned.repositoriesGiB / 2 };
  return {
    count: 1,
    instanceType: { arm64: "c7g.2xlarge", x86_64: "c7i.2xlarge" },
    rootVolumeGiB: 40,
    volume: {
      planned,
      sizeGiB: roomyVolume(planned),
      iops: 3000,
      throughputMiBps: 125,
      minimumGiB: roomyVolume(half),
    },
  };
}

/** Sizes of one box, smallest first. */
export const boxes: readonly Size[] = [
  {
    users: 500,
    source: "GitLab reference architecture, up to 1,000 users (2026-08): 8 vCPU, 16 GB; half the volume",
    forms,
    instanceTypeGeneration: 7,
    nodes: { box: box({ databaseGiB: 12, repositoriesGiB: 25 }), bastion: bastionRow("micro") },
  },
  {
    users: 1000,
    source: "GitLab reference architecture, up to 1,000 users (2026-08): 8 vCPU, 16 GB",
    forms,
    instanceTypeGeneration: 7,
    nodes: { box: box({ databaseGiB: 12, repositoriesGiB: 100 }), bastion: bastionRow("micro") },
  },
];
