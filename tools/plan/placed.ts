import { nodeRoles, type NodeRole } from "../../config/nodeRole.ts";
import { ownTags } from "../../config/ownTags.ts";
import { bastionNode } from "../../gitlab/bastionNode.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";

/** Name of the node that an instance, a volume or a group belongs to, such as `cluster-1`; empty: none. */
export function nodeOf({ inputs: { tags } }: RecordedResource): string {
  const listed = Array.isArray(tags)
    ? (tags as readonly Tag[]).find(({ key }) => key === ownTags.node)?.value
    : undefined;
  const name = listed ?? (tags as PlainObject | undefined)?.[ownTags.node];
  return typeof name === "string" ? name : "";
}

/** A tag of an Auto Scaling group. */
interface Tag {
  readonly key: string;
  readonly value: unknown;
}

/** Whether an instance or a volume belongs to a node of a role, by the permanent names of its nodes. */
export function isOfRole(resource: RecordedResource, role: NodeRole): boolean {
  return nodeOf(resource).startsWith(`${nodeRoles[role].called}-`);
}

/** The groups of GitLab's nodes. The bastion's group is none of them: GitLab does not need it. */
export function nodeGroups(graph: ResourceGraph): readonly RecordedResource[] {
  return graph.ofType("autoscaling/group:Group").filter((group) => nodeOf(group) !== bastionNode);
}

/** The zone that an instance, a volume or a gateway is in; absent if nothing says it. */
export function zoneOf(graph: ResourceGraph, { inputs }: RecordedResource): string | undefined {
  const { availabilityZone, subnetId } = inputs;
  if (typeof availabilityZone === "string") return availabilityZone;
  return subnetId === undefined ? undefined : zoneOfSubnet(graph, subnetId);
}

/** Zones of the subnets that a value lists. */
export function zonesOf(graph: ResourceGraph, subnetIds: unknown): string[] {
  const all = Array.isArray(subnetIds) ? (subnetIds as unknown[]) : [];
  return [...new Set(all.flatMap((id) => zoneOfSubnet(graph, id) ?? []))].toSorted();
}

/**
 * The zone of a subnet. One of an existing network is not recorded: a volume of a node in it says its zone, or else the subnet
 * stands for it, since there is one in each zone.
 */
function zoneOfSubnet(graph: ResourceGraph, subnetId: unknown): string | undefined {
  const recorded = graph.oneNamedIn(subnetId)?.inputs.availabilityZone;
  if (typeof recorded === "string") return recorded;
  if (typeof subnetId !== "string" || !subnetId.startsWith("subnet-")) return undefined;
  const nodes = graph.ofType("ec2/instance:Instance").filter(({ inputs }) => inputs.subnetId === subnetId);
  const names = nodes.map(nodeOf).filter((name) => name !== "");
  const zone = graph.ofType("ebs/volume:Volume").find((one) => names.includes(nodeOf(one)))?.inputs.availabilityZone;
  return typeof zone === "string" ? zone : `of ${subnetId}`;
}
