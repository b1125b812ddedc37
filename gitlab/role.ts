import type { BucketKind } from "../config/decisions/bucketPlans.ts";
import type { KeyClass } from "../config/keyClass.ts";
import type { ConnectionName } from "./connections.ts";
import type { LogName } from "./logFiles.ts";
import type { MetricName } from "./metrics.ts";
import type { Phase } from "./phases.ts";
import type { ConfiguredRole } from "./rb/context.ts";
import type { sections } from "./rb/sections.ts";
import type { UnitName } from "./units.ts";

/** A part of `gitlab.rb`. */
export type SectionName = keyof typeof sections;

/**
 * What a GitLab node does: its configuration, permissions, rules and alarms are all made from this row. A new role needs
 * only such a row, and its own sections of `gitlab.rb`.
 */
export interface Role extends ConfiguredRole {
  /** Its purpose, for the description of its security group. */
  readonly purpose: string;
  /** The connections that it serves, by name. */
  readonly offers: readonly ConnectionName[];
  /** The connections that it opens to others. */
  readonly calls: readonly ConnectionName[];
  readonly sections: readonly SectionName[];
  /** How it reaches a configuration, in this order. The names are permanent, and user data contains the first one. */
  readonly phases: readonly [Phase, ...Phase[]];
  /** Our services and timers. */
  readonly units: readonly UnitName[];
  readonly logs: readonly LogName[];
  readonly buckets: {
    readonly read: readonly BucketKind[];
    /** Buckets that it writes; it reads them as well. */
    readonly write: readonly BucketKind[];
  };
  /** Customer keys that it uses itself; its disks and sessions need no permission. */
  readonly keys: readonly KeyClass[];
  /** What it reports. Each metric has an alarm. */
  readonly metrics: readonly MetricName[];
  /**
   * Where the records of what the database has seen are kept: on the node's own data volume, with the database, or in the
   * bucket of configurations. The node that migrates the database writes them. A node refuses a version that does not fit.
   */
  readonly records: "volume" | "bucket";
}
