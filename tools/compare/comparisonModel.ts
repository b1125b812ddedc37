import * as v from "valibot";
import { effects } from "../cards/effect.ts";
import { reach } from "../plan/reachModel.ts";
import { count, facts, list, maybeText, said, texts } from "../plan/schema.ts";

const changeKind = v.picklist([
  "deleted",
  "replaced",
  "mayBeReplaced",
  "forgotten",
  "created",
  "updated",
  "moved",
  "kept",
]);

/**
 * What happens to a resource. `mayBeReplaced`: it is not known what a property does, or whether it changes with a
 * replaced resource. `forgotten`: it stays in the account, and Pulumi does not know it any more. `kept`: only options
 * or its place in the tree change.
 */
export type ChangeKind = v.InferOutput<typeof changeKind>;

/** What needs attention most comes first. */
export const changeKinds = changeKind.options;

const propertyChange = facts({
  path: v.string(),
  effect: v.picklist(effects),
  before: said("Readable; absent: there was none.", maybeText),
  after: said("Readable; absent: there is none any more.", maybeText),
  lines: said("Changed lines with some lines around them, for texts; each begins with +, -, a space or @.", texts),
  follows: said("Name and type of the replaced resource that it follows; absent: it changes by itself.", maybeText),
});

/** A property that changes. */
export type PropertyChange = v.InferOutput<typeof propertyChange>;

const optionChange = facts({ option: v.string(), before: v.string(), after: v.string() });

/** A resource option that changes. */
export type OptionChange = v.InferOutput<typeof optionChange>;

const resourceChange = facts({
  kind: changeKind,
  type: v.string(),
  name: v.string(),
  component: said("Component right below the top one.", v.string()),
  movedFrom: said("Logical name and type before, where an alias leads from there.", maybeText),
  holdsData: v.boolean(),
  failures: said("Why the run will fail at it; empty: nothing is known that refuses it.", texts),
  risks: said("Why data may be lost by it; empty: none.", texts),
  interruptions: said("What restarts or is interrupted.", texts),
  properties: list(propertyChange),
  options: list(optionChange),
});

/** A resource that does not stay as it is. */
export type ResourceChange = v.InferOutput<typeof resourceChange>;

const priceChange = facts({
  before: v.number(),
  after: v.number(),
  atLeast: said(
    "Whether a sum leaves out what has no known price; the difference says nothing then.",
    facts({ before: v.boolean(), after: v.boolean() }),
  ),
  components: said(
    "Components that change.",
    list(facts({ component: v.string(), before: v.number(), after: v.number() })),
  ),
});

/** What it costs in a month, before and after. */
export type PriceChange = v.InferOutput<typeof priceChange>;

const settingChange = facts({
  key: v.string(),
  before: maybeText,
  after: maybeText,
});

/** A value of the stack file, or a default, that changes. */
export type SettingChange = v.InferOutput<typeof settingChange>;

/** What a change does to a deployed stack. Types and a part of docs/plan.schema.json are made from it. */
export const comparison = facts({
  against: said("What it is compared with, in words.", v.string()),
  counts: facts(v.entriesFromList(changeKind.options, count)),
  same: said("Resources that are as they were.", count),
  changes: said("Sorted by how much they ask for attention, then by name.", list(resourceChange)),
  failures: said("Why this run will fail, for certain; not empty: exit code 3, unless data is at risk.", texts),
  risks: said("What may cost data; not empty: exit code 2.", texts),
  interruptions: said("What restarts or interrupts.", texts),
  price: said("Absent where the run will fail: nothing is saved by it.", v.undefinedable(priceChange)),
  settings: list(settingChange),
  reach: facts({ added: list(reach), removed: list(reach) }),
});

/** What a change does to a deployed stack. */
export type Comparison = v.InferOutput<typeof comparison>;
