import { cardOf } from "../cards/cards.ts";
import type { PlainObject } from "./plainObject.ts";
import { reference } from "./references.ts";
import type { Registration } from "./registration.ts";

type Named = Pick<Registration, "type" | "name" | "inputs">;

/**
 * Readable stand-ins for outputs that only AWS knows. The ARN names the resource, so that a test can assert a text that
 * contains it. Inputs of the same name take precedence.
 */
export function standInOutputs(resource: Named): PlainObject {
  const { type, name } = resource;
  const card = cardOf(type);
  return { arn: `arn:test:${name}`, name, ...card?.takenApart, ...card?.outputs?.(resource, (_, standIn) => standIn) };
}

/**
 * References for outputs that only AWS knows, so that a text that contains them shows its sources. An output that no
 * card names stays unknown. Inputs of the same name take precedence.
 */
export function referenceOutputs(resource: Named, mark: string): PlainObject {
  const say = (output: string) => reference(mark, output);
  return { arn: say("arn"), name: say("name"), ...cardOf(resource.type)?.outputs?.(resource, say) };
}
