import type { ByForm, Forms, GitalyForm } from "../form.ts";
import type { CpuArchitecture } from "../instanceTypes.ts";
import type { NodeRole, nodeRoles } from "../nodeRole.ts";
import type { PlannedData } from "../roomyVolume.ts";

/** What a size builds, before overrides: rows of roles. */
export interface Size {
  /** Users that it is made for, and its name. */
  readonly users: number;
  /** Where the row comes from. */
  readonly source: string;
  readonly forms: Forms;
  /** A role that is not here is played by no node of this size. */
  readonly nodes: { readonly [Role in NodeRole]?: RowOf<(typeof nodeRoles)[Role]["kind"]> };
  /** Absent: PostgreSQL runs on the box. */
  readonly database?: DatabaseRow;
  /** Absent: Redis runs on the box. */
  readonly cache?: CacheRow;
}

/** The nodes of a role. */
export interface NodeRow {
  /** How many there are. */
  readonly count: ByForm;
  /** The form of Gitaly that has these nodes; absent: every form. */
  readonly gitaly?: GitalyForm;
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

/** The managed database. */
export interface DatabaseRow {
  readonly need: Need;
  /** The cheapest class of its generation that has what is needed, and room for all connections. */
  readonly instanceClass: string;
  readonly storageGiB: number;
  /** Up to which the storage grows by itself. */
  readonly mostStorageGiB: number;
}

/** The managed cache. */
export interface CacheRow {
  readonly need: Need;
  /** The cheapest type of its generation whose memory for data, as ElastiCache states it, is at least what is needed. */
  readonly nodeType: string;
  /** Primary and replicas. */
  readonly nodes: ByForm;
}
