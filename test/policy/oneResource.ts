import type { Fixture } from "./policyCases.ts";

/**
 * Makes fixtures of one resource each, called `it`.
 *
 * @param type its type
 * @param good inputs that a policy has nothing against
 * @returns those inputs, some of them changed
 */
export function oneResource(type: string, good: Fixture["props"] = {}) {
  return (changed: Fixture["props"] = {}): readonly Fixture[] => [{ type, props: { ...good, ...changed } }];
}
