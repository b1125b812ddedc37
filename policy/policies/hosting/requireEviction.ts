import type { StackPolicy } from "../../policy.ts";
import { evictionOf } from "../../stores/evictionOf.ts";
import { judge } from "../../verdict.ts";

/**
 * A cache that is alone keeps every key: jobs and sessions are in it. Where there are several, one keeps every key, and the others
 * may drop those that were not used for longest.
 */
export const requireEviction: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const caches = stack
      .ofType("aws:elasticache/replicationGroup:ReplicationGroup")
      .map((cache) => ({ cache, eviction: evictionOf(stack, cache) }));
    const keeping = caches.find(({ eviction: { value } }) => value === "noeviction");
    return caches.flatMap(({ cache, eviction }) =>
      judge(
        cache,
        eviction,
        (value) => value === "noeviction" || (keeping !== undefined && value === "allkeys-lru"),
        "must set maxmemory-policy to noeviction, or to allkeys-lru beside a cache with noeviction",
      ),
    );
  },
};
