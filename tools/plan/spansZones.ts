import type { RecordedResource } from "../recorder/recording.ts";
import { ResourceGraph } from "./graph.ts";
import { nodeGroups, zonesOf } from "./placed.ts";

/** Whether nodes are in several zones, so that traffic between zones is billed. AWS charges the sender and the receiver. */
export function spansZones(resources: readonly RecordedResource[]): boolean {
  const graph = new ResourceGraph(resources);
  const spread = nodeGroups(graph).flatMap(({ inputs }) => zonesOf(graph, inputs.vpcZoneIdentifiers));
  return new Set(spread).size > 1;
}
