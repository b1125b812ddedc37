import type { RecordedResource } from "../recorder/recording.ts";
import { cardOf } from "../cards/cards.ts";
import type { ChangeKind, PropertyChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/** What the change of a resource restarts or interrupts. Empty: nothing is known. */
export function interruptionsOf(
  { type, inputs }: Pick<RecordedResource, "type" | "inputs">,
  kind: ChangeKind,
  properties: readonly PropertyChange[],
): string[] {
  const { edited = {}, following = {}, replaced, deleted } = cardOf(type)?.interrupts ?? {};
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
