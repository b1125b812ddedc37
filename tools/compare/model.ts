import type { Reach } from "../plan/reach.ts";

/** What a change does to what is there. Part of a plan's JSON form, docs/plan.schema.json. */
export interface Comparison {
  /** What it is compared with, in words. */
  readonly against: string;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Resources that are as they were. */
  readonly same: number;
  /** Sorted by how much they ask for attention, then by name. */
  readonly changes: readonly ResourceChange[];
  /** Why this run will fail, for certain, in words; not empty: the plan ends with exit code 3, unless data is at risk. */
  readonly failures: readonly string[];
  /** What may cost data, in words; not empty: the plan ends with exit code 2. */
  readonly risks: readonly string[];
  /** What restarts or interrupts, in words. */
  readonly interruptions: readonly string[];
  /** Absent where the run will fail: nothing is saved by it. */
  readonly price: PriceChange | undefined;
  readonly settings: readonly SettingChange[];
  readonly reach: { readonly added: readonly Reach[]; readonly removed: readonly Reach[] };
}

/**
 * What happens to a resource. `mayBeReplaced`: the table of replacement does not know the property; `forgotten`: it stays
 * in the account, and Pulumi knows nothing of it any more; `kept`: only options or its place in the tree change.
 */
export type ChangeKind =
  "deleted" | "replaced" | "mayBeReplaced" | "forgotten" | "created" | "updated" | "moved" | "kept";

/** A resource that does not stay as it is. */
export interface ResourceChange {
  readonly kind: ChangeKind;
  readonly type: string;
  readonly name: string;
  /** Component right below the top one. */
  readonly component: string;
  /** Logical name and type before, where an alias leads from there. */
  readonly movedFrom: string | undefined;
  readonly holdsData: boolean;
  /** Why the run will fail at it; empty: nothing is known that refuses it. */
  readonly failures: readonly string[];
  /** Why data may be lost by it; empty: none. */
  readonly risks: readonly string[];
  /** What restarts or is interrupted. */
  readonly interruptions: readonly string[];
  readonly properties: readonly PropertyChange[];
  readonly options: readonly OptionChange[];
}

/** What a changed property does: replaces the resource, perhaps, or not. */
export type Effect = "replaces" | "mayReplace" | "inPlace";

/** A property that changes. */
export interface PropertyChange {
  readonly path: string;
  readonly effect: Effect;
  /** Readable; absent: there was none. */
  readonly before: string | undefined;
  /** Readable; absent: there is none any more. */
  readonly after: string | undefined;
  /** Changed lines with some lines around them, for texts; each begins with `+`, `-`, a space or `@`. */
  readonly lines: readonly string[];
  /** Name and type of the replaced resource that it follows; absent: it changes by itself. */
  readonly follows: string | undefined;
}

/** A resource option that changes. */
export interface OptionChange {
  readonly option: string;
  readonly before: string;
  readonly after: string;
}

/** What it costs by the month, before and after. */
export interface PriceChange {
  readonly before: number;
  readonly after: number;
  /** Whether a sum leaves out what has no known price; the difference says nothing then. */
  readonly atLeast: { readonly before: boolean; readonly after: boolean };
  /** Components that change. */
  readonly components: readonly { readonly component: string; readonly before: number; readonly after: number }[];
}

/** A value of the stack file, or a default, that changes. */
export interface SettingChange {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}
