import { textsIn } from "./plainObject.ts";
import type { RecordedResource } from "./recording.ts";
import { urnParts } from "./urn.ts";

/** The current and the first name of a parent. */
export interface NamedParent {
  readonly name: string;
  readonly firstName: string;
}

/**
 * The first name of a resource, according to its aliases. References use it because the real resource keeps its id and
 * ARN under every name. A child that is named after its parent was originally named after the parent's first name.
 */
export function firstName(
  { name, options }: Pick<RecordedResource, "name" | "options">,
  parent: NamedParent | undefined,
): string {
  const former = options.aliases
    .map(({ urn, spec }) => spec?.name ?? urnParts(urn).name)
    .findLast((alias) => alias !== "");
  if (former !== undefined) return former;
  return parent && name.startsWith(parent.name) ? parent.firstName + name.slice(parent.name.length) : name;
}

/** A text that stands for an output that only AWS knows, such as `‹Vpc gitlab-network.id›`. `mark` names the resource. */
export function reference(mark: string, output: string): string {
  return `‹${mark}.${output}›`;
}

/** The references anywhere in a value, without their quotation marks: `Vpc gitlab-network.id`. */
export function referencesIn(value: unknown): string[] {
  return textsIn(value).flatMap((text) => [...text.matchAll(/‹([^‹›]+\.[^‹›.]+)›/g)].map(([, inside = ""]) => inside));
}
