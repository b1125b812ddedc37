import { dataMemoryGiB, findCacheNodeType, type CacheNodeType } from "../cacheNodeTypes.ts";
import { bytesPerGB, bytesPerGiB } from "../memoryUnits.ts";
import type { Need } from "../sizes/size.ts";

/** The types to choose from, cheapest first: one generation, whose prices are known for every size. */
export const cacheChoices = ["cache.m6g.large", "cache.r6g.large", "cache.m6g.xlarge", "cache.r6g.xlarge"] as const;

/** Data in Redis for each user: 25 kB (doc/install/requirements.md, 2026). */
const bytesPerUser = 25_000;

/** How many times that has to fit. The number is ours: queues that grow for hours, and caches, are not in GitLab's figure. */
const times = 4;

/**
 * What a group of nodes has to have. GitLab's documents state the memory of hosts that run Redis, with the operating system
 * and Redis' own copies in it, and as examples on AWS m5.large and m5.xlarge. So it is compared with the memory of the
 * machine, not with what ElastiCache leaves of it for data.
 */
export interface CacheDemand extends Need {
  /** Gigabytes for data. */
  readonly dataGB: number;
}

/**
 * What the groups of a size have to have.
 *
 * @param need as documented for a host
 * @param users of the size
 */
export function cacheDemand(need: Need, users: number): CacheDemand {
  return { ...need, dataGB: (users * bytesPerUser * times) / bytesPerGB };
}

/** What is demanded, in words. */
export function demandWords({ vcpu, memoryGB, dataGB }: CacheDemand): string {
  return `${String(vcpu)} vCPU and ${String(memoryGB)} GB, ${String(dataGB)} GB of it for data`;
}

/** Whether a type has what is demanded. */
export function suffices(type: CacheNodeType, { vcpu, memoryGB, dataGB }: CacheDemand): boolean {
  const holds = (gibibytes: number, gigabytes: number) => gibibytes * bytesPerGiB >= gigabytes * bytesPerGB;
  return type.vcpu >= vcpu && holds(type.machineGiB, memoryGB) && holds(dataMemoryGiB(type), dataGB);
}

/**
 * The cheapest type that has what is demanded.
 *
 * @throws RangeError if none of the choices has
 */
export function cacheChoice(demand: CacheDemand): CacheNodeType {
  const type = cacheChoices.map(findCacheNodeType).find((one) => one !== undefined && suffices(one, demand));
  if (!type) throw new RangeError(`No type of cacheChoices has ${demandWords(demand)}.`);
  return type;
}
