import type { PlainObject } from "../recorder/plainObject.ts";

/** ElastiCache's own default, where a group of parameters says nothing. */
const usual = "volatile-lru";

/**
 * What a cache does when the memory for data is full.
 *
 * @param parameters of its group of parameters
 */
export function evictionPolicy(parameters: unknown): unknown {
  const said = ((parameters ?? []) as readonly PlainObject[]).find(({ name }) => name === "maxmemory-policy");
  return said?.value ?? usual;
}
