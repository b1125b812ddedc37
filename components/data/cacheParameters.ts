import type { CacheEviction } from "../../config/decisions/cachePlan.ts";

/** The parameter group family of Valkey 7.2. */
export const cacheFamily = "valkey7";

/**
 * The parameters that differ from ElastiCache's defaults (`volatile-lru` and 3), as GitLab's documents want them
 * (doc/administration/redis/replication_and_failover_external.md, 2026). All others are right as they are: a quarter of the
 * memory is reserved, and the limits of buffers are those of GitLab's package. Each takes effect at once.
 */
const byEviction: Readonly<Record<CacheEviction, Readonly<Record<string, string>>>> = {
  noeviction: { "maxmemory-policy": "noeviction" },
  "allkeys-lru": { "maxmemory-policy": "allkeys-lru", "maxmemory-samples": "5" },
};

/**
 * The parameters of a group of nodes, as the provider wants them.
 *
 * @param eviction what happens when the memory for data is full
 */
export function cacheParameters(eviction: CacheEviction): { readonly name: string; readonly value: string }[] {
  return Object.entries(byEviction[eviction]).map(([name, value]) => ({ name, value }));
}
