import type { StackPolicy } from "../../policy.ts";
import { groupType, isGroupNode, isMemcached, nodesType, serverlessType } from "../../stores/caches.ts";
import { evictionOf } from "../../stores/evictionOf.ts";
import { judgeInput } from "../../verdict.ts";

/** What a cache may drop by itself need not be saved: any key, whoever used it last. */
const dropsEverything = "allkeys-";

/** Caches are saved every day, except those that may drop every key when their memory is full. */
export const requireCacheSnapshots: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType(groupType, nodesType, serverlessType)
      .filter((cache) => !isGroupNode(cache) && !isMemcached(cache))
      .filter((cache) => !String(evictionOf(stack, cache).value).startsWith(dropsEverything))
      .flatMap((cache) =>
        judgeInput(cache, "snapshotRetentionLimit", (value) => Number(value ?? 0) > 0, "must be 1 day or more"),
      ),
};
