import type { ResourceGraph } from "./graph.ts";
import { nodeGroups, zonesOf } from "./placed.ts";

/** What the failure of a zone means to a bastion. */
interface BastionLoss {
  /** Name of its group. */
  readonly part: string;
  readonly until: string;
}

/**
 * What the failure of a zone means to the bastion.
 *
 * @param graph everything that was recorded
 * @param zone the one that fails
 * @returns nothing if there is no bastion, or if it is never in this zone
 */
export function bastionLoss(graph: ResourceGraph, zone: string): BastionLoss[] {
  const others = nodeGroups(graph);
  return graph
    .ofType("autoscaling/group:Group")
    .filter((group) => !others.includes(group))
    .filter(({ inputs }) => zonesOf(graph, inputs.vpcZoneIdentifiers).includes(zone))
    .map(({ name }) => ({ part: name, until: "if it was in this zone, Auto Scaling launches it in another one" }));
}
