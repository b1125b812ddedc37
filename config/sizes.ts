import type { CpuArchitecture } from "./instanceTypes.ts";
import type { NodeRole, nodeRoles } from "./nodeRole.ts";
import { roomyVolume, type PlannedData } from "./roomyVolume.ts";

/** What a size builds, before overrides: rows of roles. */
export interface Size {
  /** Users that it is made for, and its name. */
  readonly users: number;
  /** Where the row comes from. */
  readonly source: string;
  /** A role that is not here is played by no node of this size. */
  readonly nodes: { readonly [Role in NodeRole]?: RowOf<(typeof nodeRoles)[Role]["kind"]> };
}

/** The nodes of a role. */
export interface NodeRow {
  /** How many there are. */
  readonly count: number;
  readonly instanceType: Readonly<Record<CpuArchitecture, string>>;
}

/** The nodes of a role whose nodes have permanent names. */
export interface NamedRow extends NodeRow {
  /** Operating system and package. */
  readonly rootVolumeGiB: number;
}

/** The nodes of a role that holds data. */
export interface StatefulRow extends NamedRow {
  readonly volume: DataVolumeRow;
}

/** The row of a role, by its kind. */
type RowOf<Kind> = Kind extends "stateful" ? StatefulRow : Kind extends "named" ? NamedRow : NodeRow;

/** A data volume. */
export interface DataVolumeRow {
  /** What it is planned to hold when everybody is there. */
  readonly planned: PlannedData;
  /** Repositories, database, and the room that their backup needs. */
  readonly sizeGiB: number;
  readonly iops: number;
  readonly throughputMiBps: number;
  /** Least size that works: half the repositories, and the room to back them up. */
  readonly minimumGiB: number;
}

/** Users of the largest size that there will be (GitLab reference architectures, 50k). */
export const largestSize = 50_000;

const bastion: NodeRow = { count: 1, instanceType: { arm64: "t4g.micro", x86_64: "t3.micro" } };

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

/** One row per size, smallest first. */
export const sizes: readonly Size[] = [
  {
    users: 500,
    source: "GitLab reference architecture, up to 1,000 users (2026-08): 8 vCPU, 16 GB; half the volume",
    nodes: { box: box({ databaseGiB: 12, repositoriesGiB: 25 }), bastion },
  },
  {
    users: 1000,
    source: "GitLab reference architecture, up to 1,000 users (2026-08): 8 vCPU, 16 GB",
    nodes: { box: box({ databaseGiB: 12, repositoriesGiB: 100 }), bastion },
  },
];

/** Users that the sizes here reach. */
export const mostUsers = Math.max(...sizes.map((size) => size.users));

/**
 * Takes the next size up.
 *
 * @param users whole number from 1 to {@link mostUsers}
 * @returns the smallest size for that many users
 * @throws RangeError if there is none
 */
export function sizeFor(users: number): Size {
  const size = sizes.find((row) => users >= 1 && users <= row.users);
  if (!size) throw new RangeError(`users must be a whole number from 1 to ${String(mostUsers)}; got ${String(users)}.`);
  return size;
}
