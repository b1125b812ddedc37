import type { ByForm, Forms } from "../form.ts";
import type { InstanceTypeGeneration } from "../instanceTypeGeneration.ts";
import type { CacheRows, DatabaseRow, Need } from "./size.ts";
import type { InstanceSize } from "./instanceFamilies.ts";

/** The nodes of a role that scales. */
interface ScaledTier {
  readonly need: Need;
  /** Such as `2xlarge`, which has what is needed. */
  readonly instanceSize: InstanceSize;
  /** Nodes that GitLab asks for. */
  readonly min: ByForm;
}

/** What is special about a size with a node or more for each part of GitLab. The rest is the same in all of them. */
export interface TierRow {
  /** Users that it is made for, and its name. */
  readonly users: number;
  readonly forms: Forms;
  /** Absent: 7. */
  readonly instanceTypeGeneration?: InstanceTypeGeneration;
  readonly rails: ScaledTier;
  readonly sidekiq: ScaledTier;
  /** Gitaly nodes, and members of a cluster: GitLab asks for the same of both. */
  readonly gitaly: {
    readonly instanceSize: InstanceSize;
    /** Nodes without a cluster, between which repositories are divided. */
    readonly sharded: ByForm;
    /** Of the data volume. */
    readonly throughputMiBps: number;
  };
  readonly praefect: { readonly instanceSize: InstanceSize };
  readonly monitor: {
    readonly instanceSize: InstanceSize;
    /** Data volume. Prometheus fills three quarters of it, and drops the oldest series. */
    readonly volumeGiB: number;
  };
  readonly toolbox: { readonly instanceSize: InstanceSize };
  readonly bastion: { readonly instanceSize: "micro" | "small" };
  readonly database: Omit<DatabaseRow, "mostStorageGiB">;
  readonly cache: CacheRows;
}
