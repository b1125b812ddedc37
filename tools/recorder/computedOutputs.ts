import { cardOf } from "../cards/cards.ts";
import { reference } from "./references.ts";
import type { Registration } from "./registration.ts";

type Computed = Readonly<Record<string, unknown>>;

/** A resource whose outputs are wanted. */
type Named = Pick<Registration, "type" | "name" | "inputs">;

/**
 * Readable stand-ins for what only AWS knows: the ARN names the resource, so that a text made from it can be asserted.
 * Inputs of the same name take precedence over them.
 */
export function standInOutputs(resource: Named): Computed {
  const { type, name } = resource;
  const card = cardOf(type);
  return { arn: `arn:test:${name}`, name, ...card?.takenApart, ...card?.outputs?.(resource, (_, standIn) => standIn) };
}

/**
 * References in place of what only AWS knows, so that a text made from them shows what it is made from. What no card
 * names stays unknown. Inputs of the same name take precedence.
 */
export function referenceOutputs(resource: Named, mark: string): Computed {
  const say = (output: string) => reference(mark, output);
  return { arn: say("arn"), name: say("name"), ...cardOf(resource.type)?.outputs?.(resource, say) };
}
