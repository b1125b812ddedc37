import { canonical } from "./differences.ts";
import type { Kept } from "./identity.ts";
import type { ChangeKind, OptionChange, PropertyChange } from "./comparisonModel.ts";

/** What becomes of a resource that is there before and after. */
export interface Fate {
  readonly pair: Kept;
  readonly kind: ChangeKind & ("replaced" | "mayBeReplaced" | "updated" | "kept");
  readonly properties: readonly PropertyChange[];
  readonly options: readonly OptionChange[];
  /** Properties that change and that the resource shall not see. */
  readonly ignored: readonly PropertyChange[];
}

/**
 * Decides what becomes of a resource.
 *
 * @param pair the resource before and after
 * @param properties that change
 * @param options that change
 * @param ignored properties that change and that the resource shall not see
 */
export function fateOf(
  pair: Kept,
  properties: readonly PropertyChange[],
  options: readonly OptionChange[],
  ignored: readonly PropertyChange[],
): Fate {
  return { pair, kind: kindOf(pair, properties), properties, options, ignored };
}

function kindOf({ before, after }: Kept, properties: readonly PropertyChange[]): Fate["kind"] {
  const [was, is] = [before.options.replacementTrigger, after.options.replacementTrigger];
  const triggered = canonical(was) !== canonical(is);
  const effects = new Set(properties.map(({ effect }) => effect));
  if (effects.has("replaces") || (triggered && was !== undefined && is !== undefined)) return "replaced";
  // Whether a trigger that comes or goes replaces depends on the engine's version; an import replaces what has another id.
  const adopted = after.options.importId !== undefined && after.options.importId !== before.options.importId;
  if (effects.has("mayReplace") || triggered || adopted) return "mayBeReplaced";
  return effects.size > 0 ? "updated" : "kept";
}
