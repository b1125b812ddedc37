import { cardOf } from "../cards/cards.ts";
import type { ChangeKind, PropertyChange } from "./comparisonModel.ts";
import { parsePath } from "./propertyPaths.ts";

/**
 * What a change restarts or interrupts.
 *
 * @param type type token
 * @param kind what happens to the resource
 * @param properties that change
 * @returns one sentence each; empty: nothing that is known
 */
export function interruptionsOf(type: string, kind: ChangeKind, properties: readonly PropertyChange[]): string[] {
  const { edited = {}, replaced, deleted } = cardOf(type)?.interrupts ?? {};
  if (kind === "replaced") return [replaced ?? []].flat();
  if (kind === "mayBeReplaced") return replaced === undefined ? [] : [`if it is replaced, ${replaced}`];
  if (kind === "deleted") return [deleted ?? []].flat();
  // What only follows a replacement is said of the replaced resource.
  const own = properties.filter(({ follows }) => follows === undefined);
  return [...new Set(own.flatMap(({ path }) => edited[parsePath(path)[0] ?? ""] ?? []))];
}
