import { nodeRoles, type NodeRole } from "../../config/nodeRole.ts";
import { ownTags } from "../../config/ownTags.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";

/** Name of the node that an instance or a volume belongs to, such as `cluster-1`; empty: none. */
export function nodeOf({ inputs }: RecordedResource): string {
  const name = (inputs.tags as PlainObject | undefined)?.[ownTags.node];
  return typeof name === "string" ? name : "";
}

/** Whether an instance or a volume belongs to a node of a role, by the permanent names of its nodes. */
export function isOfRole(resource: RecordedResource, role: NodeRole): boolean {
  return nodeOf(resource).startsWith(`${nodeRoles[role].called}-`);
}

/** The zone that an instance is in; absent if nothing that is recorded says it. */
export function zoneOf(graph: ResourceGraph, { inputs }: RecordedResource): string | undefined {
  const zone = inputs.availabilityZone ?? graph.oneNamedIn(inputs.subnetId)?.inputs.availabilityZone;
  return typeof zone === "string" ? zone : undefined;
}

/** Zones of the subnets that a value lists. */
export function zonesOf(graph: ResourceGraph, subnetIds: unknown): string[] {
  const zones = graph.namedIn(subnetIds).map(({ inputs }) => String(inputs.availabilityZone));
  return [...new Set(zones)].toSorted();
}
