import type { Registration } from "./registration.ts";

/** A resource's options as far as they say what it was called before. */
interface Named extends Pick<Registration, "type" | "name"> {
  readonly options: { readonly aliases: readonly unknown[] };
}

/** The parent of a resource, and what it was called first. */
export interface NamedParent {
  readonly name: string;
  readonly firstName: string;
}

/**
 * What a resource was called first, as far as aliases say: the resource behind it is the same under every name, and so are
 * its id and ARN. A child that is named after its parent was named after the parent's first name.
 *
 * @param resource name and aliases
 * @param parent if there is one
 */
export function firstName({ name, options }: Named, parent: NamedParent | undefined): string {
  const aliases = options.aliases as readonly { readonly urn?: string; readonly spec?: { readonly name?: string } }[];
  const former = aliases
    .map(({ urn, spec }) => spec?.name ?? urn?.split("::").slice(3).join("::") ?? "")
    .findLast((alias) => alias !== "");
  if (former !== undefined) return former;
  return parent && name.startsWith(parent.name) ? parent.firstName + name.slice(parent.name.length) : name;
}

/**
 * What a reference calls a resource, such as `Vpc gitlab-network`.
 *
 * @param type type token
 * @param first what it was called first
 */
export function markOf(type: string, first: string): string {
  return `${type.split(":").at(-1) ?? type} ${first}`;
}

/**
 * A text that stands for a computed output and says whose it is, such as `‹Vpc gitlab-network.id›`.
 *
 * @param mark of the resource
 * @param output name of the output
 */
export function reference(mark: string, output: string): string {
  return `‹${mark}.${output}›`;
}

/**
 * The references in a value, wherever they are.
 *
 * @param value an input of a resource
 * @returns what stands between the marks: `Vpc gitlab-network.id`
 */
export function referencesIn(value: unknown): string[] {
  if (typeof value === "string") return [...value.matchAll(/‹([^‹›]+\.[^‹›.]+)›/g)].map(([, inside]) => inside ?? "");
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}
