import * as v from "valibot";
import { approvalActions } from "../../config/approval.ts";
import { effects } from "../cards/effect.ts";
import { policyChange } from "../policies/policyModel.ts";
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
 * What happens to a resource. `mayBeReplaced`: the effect of a property is not known, or it is not known whether
 * the property changes with a replaced resource. `forgotten`: it stays in the account, and Pulumi no longer manages it.
 * `kept`: only its options or its parent change.
 */
export type ChangeKind = v.InferOutput<typeof changeKind>;

/** The most severe kind comes first. */
export const changeKinds = changeKind.options;

const propertyChange = facts({
  path: v.string(),
  effect: v.picklist(effects),
  before: said("As readable text; absent: it was not set.", maybeText),
  after: said("As readable text; absent: it is no longer set.", maybeText),
  lines: said("For texts: the changed lines and some lines around them. Each begins with +, -, a space or @.", texts),
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
  movedFrom: said("Former logical name, and type if that changed; absent: no alias moves the resource.", maybeText),
  holdsData: v.boolean(),
  failures: said("Why pulumi up will fail at it; empty: no reason is known.", texts),
  risks: said("Why it puts data at risk; empty: it does not.", texts),
  interruptions: said("What restarts or is interrupted.", texts),
  properties: list(propertyChange),
  options: list(optionChange),
});

/** A resource that changes. */
export type ResourceChange = v.InferOutput<typeof resourceChange>;

const priceChange = facts({
  before: v.number(),
  after: v.number(),
  atLeast: said(
    "Whether a total leaves out something without a known price. The difference is then not reliable.",
    facts({ before: v.boolean(), after: v.boolean() }),
  ),
  parts: said(
    "Parts of the bill whose cost changes.",
    list(facts({ part: v.string(), before: v.number(), after: v.number() })),
  ),
});

/** The fixed monthly cost before and after. */
export type PriceChange = v.InferOutput<typeof priceChange>;

const settingChange = facts({
  key: v.string(),
  before: maybeText,
  after: maybeText,
});

/** A value of the stack file, or a default, that changes. */
export type SettingChange = v.InferOutput<typeof settingChange>;

const serviceOutage = facts({
  service: v.string(),
  minutes: said(
    "About how long it is down; absent: until a person has done something; 0: no interruption is known.",
    v.undefinedable(count),
  ),
  perhaps: said("Whether it is not certain.", v.boolean()),
  instead: said("What people notice although it is not down; absent: nothing, or it is down.", maybeText),
  because: said("Names of the resources or settings that take longest.", texts),
});

/** A service that people use, and how long a change takes it away. */
export type ServiceOutage = v.InferOutput<typeof serviceOutage>;

const approvalState = v.picklist(["holds", "unused", "older", "past", "tooLong"]);

const judgedApproval = facts({
  resource: v.string(),
  action: v.picklist(approvalActions),
  reason: v.string(),
  lastDay: v.string(),
  state: said(
    "holds: it approves a change; unused: no change needs it; older: it was given for an earlier change; past: its last day is over; tooLong: its last day is too far ahead.",
    approvalState,
  ),
});

/** An approval of the stack file, and what it does. */
export type JudgedApproval = v.InferOutput<typeof judgedApproval>;

const causes = facts({
  bySetting: said(
    "For each changed setting, the resources that it is known to change.",
    list(facts({ key: v.string(), resources: texts })),
  ),
  others: said("Resources of which it is not known which setting changes them.", texts),
  program: said("Whether the program may differ, too.", v.boolean()),
});

/** Which setting changes which resources. */
export type Causes = v.InferOutput<typeof causes>;

/** What a change does to a deployed stack. Types and a part of docs/plan.schema.json are made from it. */
export const comparison = facts({
  against: said("What it is compared with, in words.", v.string()),
  counts: facts(v.entriesFromList(changeKind.options, count)),
  same: said("Number of resources that do not change.", count),
  changes: said("Sorted by severity, then by name.", list(resourceChange)),
  failures: said("Why pulumi up will certainly fail; not empty: exit code 3, unless data is at risk.", texts),
  risks: said("What puts data at risk and is not approved; not empty: exit code 2.", texts),
  approvals: said("Approvals of the stack file.", list(judgedApproval)),
  services: said("Services that people use, and how long each is down.", list(serviceOutage)),
  afterwards: said("What people have to do after the run.", texts),
  causes: said("Which setting changes which resources.", causes),
  interruptions: said("What restarts or is interrupted.", texts),
  price: said("Absent if pulumi up will fail: the cost then stays the same.", v.undefinedable(priceChange)),
  settings: list(settingChange),
  reach: facts({ added: list(reach), removed: list(reach) }),
  policies: said("Findings of policies that come or go.", policyChange),
});

/** What a change does to a deployed stack. */
export type Comparison = v.InferOutput<typeof comparison>;
