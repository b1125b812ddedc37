import type { ByForm, Forms, GitalyForm } from "../form.ts";
import type { InstanceTypeGeneration } from "../instanceTypeGeneration.ts";
import type { CpuArchitecture } from "../instanceTypes.ts";
import type { NodeRole, nodeRoles } from "../nodeRole.ts";
import type { PlannedData } from "../roomyVolume.ts";
import type { ScaledRole } from "../scaledRole.ts";

/** What a size builds, before overrides: rows of roles. */
export interface Size {
  /** Users that it is made for, and its name. */
  readonly users: number;
  /** Where the row comes from. */
  readonly source: string;
  readonly forms: Forms;
  /** Of its instance types, unless the stack file says another: see `rowInstanceType`. */
  readonly instanceTypeGeneration: InstanceTypeGeneration;
  /** A role that is not here is played by no node of this size. */
  readonly nodes: { readonly [Role in NodeRole]?: RowOf<(typeof nodeRoles)[Role]["kind"]> };
  /** Absent: the box does what these do. */
  readonly groups?: Readonly<Record<ScaledRole, GroupRow>>;
  /** Absent: PostgreSQL runs on the box. */
  readonly database?: DatabaseRow;
  /** Absent: Redis runs on the box. */
  readonly cache?: CacheRows;
}

/** The nodes of a role. */
export interface NodeRow {
  /** How many there are. */
  readonly count: ByForm;
  /** The form of Gitaly that has these nodes; absent: every form. */
  readonly gitaly?: GitalyForm;
  /** Of the seventh generation. */
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

/** What GitLab asks for. */
export interface Need {
  readonly vcpu: number;
  readonly memoryGB: number;
}

/** The nodes of a role that scales. */
export interface GroupRow {
  readonly need: Need;
  /** Nodes that GitLab asks for: they always run. The group scales to half as many again. */
  readonly min: ByForm;
  /** Nodes beyond those, while some are replaced. */
  readonly surge: number;
  readonly instanceType: Readonly<Record<CpuArchitecture, string>>;
  readonly rootVolumeGiB: number;
  /** Seconds for what a node that leaves still does: clones, jobs. */
  readonly drainSeconds: number;
  /** Seconds until a new node answers. */
  readonly launchSeconds: number;
}

/** The managed database. Its class is chosen by what is needed, and by the connections of all nodes. */
export interface DatabaseRow {
  readonly need: Need;
  readonly storageGiB: number;
  /** Up to which the storage grows by itself. */
  readonly mostStorageGiB: number;
  /** Servers beside it that only read, for GitLab's load balancing. Absent: none. */
  readonly replicas?: number;
}

/** The groups of nodes of the managed cache. */
export interface CacheRows {
  /** Jobs, sessions and shared state. Where there is no `cache`, also what can be computed again. */
  readonly redis: CacheRow;
  /** What can be computed again. */
  readonly cache?: CacheRow;
}

/** A group of nodes of the managed cache. Its type is chosen by what is needed. */
export interface CacheRow {
  /** Of a host with Redis: see `cacheDemand`. */
  readonly need: Need;
  /** Primary and replicas. */
  readonly nodes: ByForm;
}
