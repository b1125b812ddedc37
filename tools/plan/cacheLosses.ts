import type { ResourceGraph } from "./graph.ts";
import { isComputedAgain } from "./isComputedAgain.ts";
import type { Loss } from "./lossModel.ts";
import { recoveries } from "./recoveries.ts";

/** What may happen to a group of nodes of the cache. */
type CacheFailure = "primary" | "zone";

type Cost = Pick<Loss, "lost" | "until" | "figures">;

/** What it costs, by whether a replica takes over. */
const costs: Readonly<Record<CacheFailure, { readonly copied: Cost; readonly single: Cost }>> = {
  primary: {
    copied: {
      lost: "the last moments of jobs and sessions",
      until: "a replica takes over within a minute or so",
      figures: recoveries.cacheCopy,
    },
    single: {
      lost: "jobs and sessions since the last daily snapshot: the node has the only copy",
      until: "ElastiCache makes another node, which is empty",
      figures: recoveries.cacheAgain,
    },
  },
  zone: {
    copied: {
      lost: "the last moments of jobs and sessions, if the primary was in this zone",
      until: "a replica in another zone takes over within a minute or so",
      figures: recoveries.cacheCopy,
    },
    single: {
      lost: "jobs and sessions since its last daily snapshot, if its node was in this zone",
      until: "GitLab is down until the zone is back",
      figures: recoveries.cacheWaits,
    },
  },
};

/**
 * What a failure costs each group of nodes of the cache, with the group's name. GitLab computes again what a group has that may drop any key.
 *
 * @param graph everything that was recorded
 * @param failure what fails
 */
export function cacheLosses(
  graph: ResourceGraph,
  failure: CacheFailure,
): readonly { readonly name: string; readonly loss: Cost & Pick<Loss, "part"> }[] {
  return graph.ofType("elasticache/replicationGroup:ReplicationGroup").map((group) => {
    const cost = costs[failure][group.inputs.automaticFailoverEnabled === true ? "copied" : "single"];
    const part = "cache";
    if (!isComputedAgain(graph, group)) return { name: group.name, loss: { part, ...cost } };
    const figures = cost.figures && { ...cost.figures, losesMinutes: 0, losesEstimated: false };
    const lost = "nothing that GitLab does not compute again";
    return { name: group.name, loss: { part, ...cost, lost, figures } };
  });
}
