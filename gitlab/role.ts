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
 * What a node of GitLab's does: everything that its configuration, rights, rules and alarms are made from. A row of it is all
 * that a new role needs, beside the sections of `gitlab.rb` that are its own.
 */
export interface Role extends ConfiguredRole {
  /** What it is for, as its security group says it. */
  readonly purpose: string;
  /** What it answers, by the name of the connection. */
  readonly offers: readonly ConnectionName[];
  /** What it asks of others. */
  readonly calls: readonly ConnectionName[];
  readonly sections: readonly SectionName[];
  /** How it gets to a configuration, in this order. Their names are for ever, and the first one's stands in user data. */
  readonly phases: readonly [Phase, ...Phase[]];
  /** Services and timers of ours. */
  readonly units: readonly UnitName[];
  readonly logs: readonly LogName[];
  readonly buckets: {
    readonly read: readonly BucketKind[];
    /** Read as well. */
    readonly write: readonly BucketKind[];
  };
  /** Customer keys that it uses itself; its disks and sessions need no right of its own. */
  readonly keys: readonly KeyClass[];
  /** What it reports. Each has an alarm. */
  readonly metrics: readonly MetricName[];
  /**
   * Where the version that the database has seen is written down: on its own data volume, or in the state that a phase of
   * another node has published. An older version, or a jump, is refused by it.
   */
  readonly seenVersion: "volume" | { readonly node: string; readonly phase: string };
}
