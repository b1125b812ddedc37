import { nodeRoles, type NodeRole } from "../../config/nodeRole.ts";
import { scaledRoleNames, type ScaledRole } from "../../config/scaledRole.ts";
import { cardOf } from "../cards/cards.ts";
import { isOutside, type Connection } from "../plan/connectionsIn.ts";
import { nodeOf } from "../plan/placed.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { drawnNodes } from "./drawnNodes.ts";
import type { TierId } from "./pictureTiers.ts";

/** The card that a resource belongs to. */
export interface Part {
  readonly tier: TierId;
  readonly title: string;
  /** What engineers call its nodes; absent: it has none. */
  readonly about?: string;
}

/** A resource is put into a card by its node's role, or by its type's card. Absent: it is not drawn. */
export type PartOf = (resource: RecordedResource) => Part | undefined;

const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const nodeTypes = ["aws:ec2/instance:Instance", "aws:autoscaling/group:Group", "aws:ebs/volume:Volume"];

/** Roles by the beginning of the names of their nodes. */
const roles = new Map<string, NodeRole | ScaledRole>([
  ...scaledRoleNames.map((role) => [role, role] as const),
  ...(Object.keys(nodeRoles) as NodeRole[]).toReversed().map((role) => [nodeRoles[role].called, role] as const),
]);

/**
 * Tells the part of each resource.
 *
 * @param resources all of them
 * @param all what load balancers lead to is among these
 */
export function parts(resources: readonly RecordedResource[], all: readonly Connection[]): PartOf {
  const behind = Map.groupBy(
    all.filter(({ from }) => !isOutside(from) && from.type === balancerType),
    ({ from }) => from,
  );
  const served = [...behind.values()].flat().flatMap(({ to }) => (isOutside(to) ? [] : [nodeOf(to)]));
  const servedNodes = new Set(served);

  /** The single box has the node name of a Gitaly, but people's connections reach it. */
  const roleOf = (node: string) => {
    const role = roles.get(node.replace(/-\d+$/, ""));
    const called = role && role in nodeRoles ? nodeRoles[role as NodeRole].called : undefined;
    if (called !== nodeRoles.gitaly.called) return role;
    return servedNodes.has(node) ? "box" : "gitaly";
  };

  const partOf: PartOf = (resource) => {
    const { type, name } = resource;
    if (nodeTypes.includes(type)) {
      const role = roleOf(nodeOf(resource));
      return role ? drawnNodes[role] : { tier: "application", title: name };
    }
    const drawn = cardOf(type)?.drawn;
    if (!drawn) return undefined;
    const title = typeof drawn.title === "string" ? drawn.title : drawn.title(resource, resources);
    const reached = (behind.get(resource) ?? []).flatMap(({ to }) => (isOutside(to) ? [] : (partOf(to)?.tier ?? [])));
    return reached.includes("router")
      ? { tier: "balancer", title: "Repository balancer" }
      : { tier: drawn.tier, title };
  };
  return partOf;
}
