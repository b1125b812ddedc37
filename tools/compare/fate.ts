import { canonical } from "./differences.ts";
import type { Kept } from "./identity.ts";
import type { ChangeKind, OptionChange, PropertyChange } from "./comparisonModel.ts";

/** What happens to a resource that exists before and after the change. */
export interface Fate {
  readonly pair: Kept;
  readonly kind: ChangeKind & ("replaced" | "mayBeReplaced" | "updated" | "kept");
  readonly properties: readonly PropertyChange[];
  readonly options: readonly OptionChange[];
  /** Properties that change and that `ignoreChanges` hides from the resource. */
  readonly ignored: readonly PropertyChange[];
}

/** Decides what happens to a resource from its changed properties and its options. */
export function kindOf({ before, after }: Kept, properties: readonly PropertyChange[]): Fate["kind"] {
  const [was, is] = [before.options.replacementTrigger, after.options.replacementTrigger];
  const triggered = canonical(was) !== canonical(is);
  const effects = new Set(properties.map(({ effect }) => effect));
  if (effects.has("replaces") || (triggered && was !== undefined && is !== undefined)) return "replaced";
  // Whether an added or removed trigger replaces the resource depends on the engine's version.
  // An import replaces a resource that has another id.
  const adopted = after.options.importId !== undefined && after.options.importId !== before.options.importId;
  if (effects.has("mayReplace") || triggered || adopted) return "mayBeReplaced";
  return effects.size > 0 ? "updated" : "kept";
}
