import { cardOf } from "../cards/cards.ts";
import type { ChangeKind, PropertyChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/** What the change of a resource restarts or interrupts. Empty: nothing is known. */
export function interruptionsOf(type: string, kind: ChangeKind, properties: readonly PropertyChange[]): string[] {
  const { edited = {}, replaced, deleted } = cardOf(type)?.interrupts ?? {};
  if (kind === "replaced") return replaced === undefined ? [] : [replaced];
  if (kind === "mayBeReplaced") return replaced === undefined ? [] : [`if it is replaced, ${replaced}`];
  if (kind === "deleted") return deleted === undefined ? [] : [deleted];
  // A property that follows a replaced resource is not reported here. The replaced resource is.
  const own = properties.filter(({ follows }) => follows === undefined);
  return [...new Set(own.flatMap(({ path }) => edited[parsePath(path)[0] ?? ""] ?? []))];
}
