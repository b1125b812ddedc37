import type { RecordedResource } from "../recorder/recording.ts";
import { cardOf, isCopy } from "../cards/cards.ts";
import type { ChangeKind, PropertyChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/** What the change of a resource restarts or interrupts. Empty: nothing is known. */
export function interruptionsOf(
  resource: Pick<RecordedResource, "type" | "inputs">,
  kind: ChangeKind,
  properties: readonly PropertyChange[],
): string[] {
  const { inputs } = resource;
  const all = cardOf(resource.type)?.interrupts ?? {};
  const { edited = {}, replaced, deleted } = isCopy(resource) ? (all.copy ?? all) : all;
  const { following = {} } = all;
  if (kind === "replaced") return replaced === undefined ? [] : [replaced];
  if (kind === "mayBeReplaced") return replaced === undefined ? [] : [`if it is replaced, ${replaced}`];
  if (kind === "deleted") return deleted === undefined ? [] : [deleted];
  const texts = properties.flatMap(({ path, follows }) => {
    const property = parsePath(path)[0] ?? "";
    const anyway = following[property]?.(inputs);
    if (anyway !== undefined) return anyway;
    // What a property that follows another resource interrupts is usually reported with that resource.
    return follows === undefined ? (edited[property] ?? []) : [];
  });
  return [...new Set(texts)];
}
