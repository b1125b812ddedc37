import { cardOf, holdsData, isCopy } from "../cards/cards.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { isRefused, type ChangedResource } from "./failures.ts";
import type { ChangeKind } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/** The reasons why a change puts data at risk. Empty: data is as safe as before. */
export function risksOf({ kind, before, after, properties, guardsOn }: ChangedResource): string[] {
  if (!before) return after && guardsOn ? weakened(after, {}) : [];
  const gone = kind === "deleted" || kind === "forgotten";
  const changed = properties.map(({ path }) => parsePath(path)[0] ?? "");
  return [
    ...(holdsData(before) ? fates(kind, before, after) : []),
    ...(gone && guardsOn ? [cardOf(before.type)?.guardian ?? []].flat() : []),
    ...(after && before.options.protect && !after.options.protect && kind !== "replaced" && kind !== "mayBeReplaced"
      ? ["its protection is lifted: the next pulumi up can delete or replace it"]
      : []),
    ...(after ? weakened(after, before.inputs, changed) : []),
  ];
}

/** What happens to a resource that holds data. */
function fates(kind: ChangeKind, before: RecordedResource, after: RecordedResource | undefined): string[] {
  if (isRefused(kind, before, after)) return []; // the run fails, and the data stays
  const old = after?.options.retainOnDelete ? ", while the old one stays in the account" : "";
  switch (kind) {
    case "deleted":
      return ["deleted together with its data"];
    case "replaced":
      return [`replaced by an empty one${old}${refusal(before, after)}`];
    case "mayBeReplaced":
      return [`may be replaced by an empty one${old}${refusal(before, after)}`];
    case "forgotten":
      return ["stays in the account, but Pulumi no longer protects it"];
    default:
      return [];
  }
}

/** Whether protection stops a replacement. */
function refusal(before: RecordedResource, after: RecordedResource | undefined): string {
  if (!before.options.protect) return "";
  return after?.options.protect
    ? "; Pulumi refuses this while it is protected"
    : "; the same run lifts its protection, so nothing stops this";
}

function weakened(after: RecordedResource, before: PlainObject, changed?: readonly string[]): string[] {
  const isOne = isCopy(after);
  return (cardOf(after.type)?.weakenings ?? [])
    .filter(({ ofCopies }) => !isOne || ofCopies)
    .filter(({ properties }) => !changed || properties.some((property) => changed.includes(property)))
    .filter(({ weaker }) => weaker(before, after.inputs))
    .map(({ says }) => says);
}
