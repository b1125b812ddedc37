import type { CpuArchitecture } from "./instanceTypes.ts";
import { roomyVolume, type PlannedData } from "./roomyVolume.ts";

/** What a size builds, before overrides. */
export interface Size {
  /** Users that it is made for, and its name. */
  readonly users: number;
  /** Where the row comes from. */
  readonly source: string;
  readonly box: BoxSize;
  readonly bastion: { readonly instanceType: Readonly<Record<CpuArchitecture, string>> };
}

/** The single box of a size. */
export interface BoxSize {
  readonly instanceType: Readonly<Record<CpuArchitecture, string>>;
  /** Operating system and package. */
  readonly rootVolumeGiB: number;
  /** What the volume is planned to hold when everybody is there. */
  readonly planned: PlannedData;
  /** Repositories, database, and the room that their backup needs. */
  readonly volumeGiB: number;
  readonly volumeIops: number;
  readonly volumeThroughputMiBps: number;
  /** Least volume that the size works with: half the repositories, and the room to back them up. */
  readonly minimumVolumeGiB: number;
}

/** Users of the largest size that there will be (GitLab reference architectures, 50k). */
export const largestSize = 50_000;

const bastion = { instanceType: { arm64: "t4g.micro", x86_64: "t3.micro" } } as const;

/**
 * GitLab asks for 8 vCPUs and 16 GB on one node for up to 1,000 users, and names no smaller size (gitlab-org/gitlab,
 * doc/install/requirements.md and doc/administration/reference_architectures/1k_users.md at 519fdd30, 2026); 40 GB for
 * application nodes (doc/install/requirements.md). The volume is ours: 12 GiB of database, 50 MiB (500 users) or 100 MiB of
 * repositories a user, and the room to back both up. IOPS and throughput are what gp3 has for nothing.
 */
const planned = {
  500: { databaseGiB: 12, repositoriesGiB: 25 },
  1000: { databaseGiB: 12, repositoriesGiB: 100 },
} as const;

function half({ databaseGiB, repositoriesGiB }: PlannedData): PlannedData {
  return { databaseGiB, repositoriesGiB: repositoriesGiB / 2 };
}

/** One row per size, smallest first. */
export const sizes = [
  {
    users: 500,
    source: "GitLab reference architecture, up to 1,000 users (2026-08): 8 vCPU, 16 GB; half the volume",
    box: {
      instanceType: { arm64: "c7g.2xlarge", x86_64: "c7i.2xlarge" },
      rootVolumeGiB: 40,
      planned: planned[500],
      volumeGiB: roomyVolume(planned[500]),
      volumeIops: 3000,
      volumeThroughputMiBps: 125,
      minimumVolumeGiB: roomyVolume(half(planned[500])),
    },
    bastion,
  },
  {
    users: 1000,
    source: "GitLab reference architecture, up to 1,000 users (2026-08): 8 vCPU, 16 GB",
    box: {
      instanceType: { arm64: "c7g.2xlarge", x86_64: "c7i.2xlarge" },
      rootVolumeGiB: 40,
      planned: planned[1000],
      volumeGiB: roomyVolume(planned[1000]),
      volumeIops: 3000,
      volumeThroughputMiBps: 125,
      minimumVolumeGiB: roomyVolume(half(planned[1000])),
    },
    bastion,
  },
] as const satisfies readonly Size[];

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
