import { dataMemoryGiB, findCacheNodeType, type CacheNodeType } from "../cacheNodeTypes.ts";
import { bytesPerGB, bytesPerGiB } from "../memoryUnits.ts";
import type { Need } from "../sizes/size.ts";

/** The types to choose from, cheapest first: one generation, whose prices are known for every size. */
export const cacheChoices = ["cache.m6g.large", "cache.r6g.large", "cache.m6g.xlarge", "cache.r6g.xlarge"] as const;

/** Whether a type has what the size asks for. The memory is for data: ElastiCache keeps some of a node's for itself. */
export function suffices(type: CacheNodeType, { vcpu, memoryGB }: Need): boolean {
  return type.vcpu >= vcpu && dataMemoryGiB(type) * bytesPerGiB >= memoryGB * bytesPerGB;
}

/**
 * The cheapest type that has what the size asks for.
 *
 * @throws RangeError if none of the choices has
 */
export function cacheChoice(need: Need): CacheNodeType {
  const type = cacheChoices.map(findCacheNodeType).find((one) => one !== undefined && suffices(one, need));
  if (!type) throw new RangeError(`No type of cacheChoices has ${String(need.memoryGB)} GB for data.`);
  return type;
}
