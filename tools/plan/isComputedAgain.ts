import type { CacheEviction } from "../../config/decisions/cachePlan.ts";
import { evictionPolicy } from "../cards/evictionPolicy.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";

/** The policy of a group that may lose anything at any time. */
const dropsAnything: CacheEviction = "allkeys-lru";

/**
 * Whether a group of nodes of the cache has nothing but what GitLab can compute again: it may drop any key.
 *
 * @param graph everything that was recorded
 * @param group the replication group
 */
export function isComputedAgain(graph: ResourceGraph, { dependencies }: RecordedResource): boolean {
  const parameters = graph.all(dependencies).find(({ type }) => type.endsWith(":ParameterGroup"));
  return evictionPolicy(parameters?.inputs.parameters) === dropsAnything;
}
