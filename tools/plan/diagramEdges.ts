import { cardOf } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { boxId } from "./boxId.ts";
import type { ResourceGraph } from "./graph.ts";
import { inboundRules, type InboundRule } from "./inboundRules.ts";
import type { DiagramEdge, DiagramNode } from "./planModel.ts";
import { portText } from "./portText.ts";

/** What the edges say, and the boxes outside of AWS that they lead to. */
export interface Connections {
  readonly edges: readonly DiagramEdge[];
  readonly outside: readonly DiagramNode[];
}

/** One reason for an edge; edges between the same boxes are merged. */
interface Reason {
  readonly from: DiagramNode;
  readonly to: DiagramNode;
  readonly kind: DiagramEdge["kind"];
  /** A port, or a word. */
  readonly label: string;
  readonly why: string;
}

/**
 * Who talks to whom, read off security group rules, routes, attachments and roles.
 *
 * @param graph recorded resources
 * @param nodes boxes that there are
 */
export function diagramEdges(graph: ResourceGraph, nodes: readonly DiagramNode[]): Connections {
  const boxOf = new Map(nodes.map((node) => [node.id, node]));
  const find: FindBox = (resource) =>
    boxOf.get(boxId(resource)) ?? boxOf.get(graph.component(resource).name) ?? undefined;
  const reasons = [
    ...inbound(graph, find),
    ...outbound(graph, find),
    ...arrows(graph, find),
    ...rights(graph, find),
  ].filter(({ from, to }) => from.id !== to.id);
  const drawn = new Set(nodes.map(({ id }) => id));
  const outside = new Map(
    reasons
      .flatMap(({ from, to }) => [from, to])
      .filter(({ id }) => !drawn.has(id))
      .map((node) => [node.id, node]),
  );
  return { edges: merged(reasons), outside: withAddresses([...outside.values()], reasons) };
}

type FindBox = (resource: RecordedResource) => DiagramNode | undefined;

function merged(reasons: readonly Reason[]): DiagramEdge[] {
  const groups = Map.groupBy(reasons, ({ from, to, kind }) => `${from.id}\n${to.id}\n${kind}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const labels = [...new Set(same.map(({ label }) => label))].toSorted((a, b) => Number(a) - Number(b));
    const why = [...new Set(same.map((reason) => reason.why))].toSorted();
    return [{ from: first.from.id, to: first.to.id, kind: first.kind, label: labels.join(", "), why: why.join("; ") }];
  });
}

/** The same people may come by several lists, one for each family. */
function withAddresses(outside: readonly DiagramNode[], reasons: readonly Reason[]): DiagramNode[] {
  return outside.map((node) => {
    const same = reasons.flatMap(({ from, to }) => [from, to]).filter(({ id }) => id === node.id);
    return { ...node, detail: [...new Set(same.flatMap(({ detail }) => detail))].toSorted() };
  });
}

/** Boxes that a security group guards. */
function guarded(graph: ResourceGraph, find: FindBox, group: RecordedResource | undefined): DiagramNode[] {
  if (!group) return [];
  const inputs = ["vpcSecurityGroupIds", "securityGroups", "securityGroupIds"];
  return graph.resources
    .filter(({ custom, inputs: given }) => custom && inputs.some((key) => graph.namedIn(given[key]).includes(group)))
    .flatMap((resource) => find(resource) ?? []);
}

function outsider(id: string, kind: DiagramNode["kind"], detail: readonly string[]): DiagramNode {
  return { id: `outside ${id}`, label: id, detail: [...detail], kind, group: undefined, components: [] };
}

function inbound(graph: ResourceGraph, find: FindBox): Reason[] {
  return inboundRules(graph).flatMap((rule) =>
    guarded(graph, find, rule.group).flatMap((to) =>
      comers(graph, find, rule).map((from): Reason => ({
        from,
        to,
        kind: "traffic",
        label: rule.port,
        why: rule.why,
      })),
    ),
  );
}

/** Who a rule lets in: boxes of a group, NAT gateways whose addresses are listed, or people outside. */
function comers(graph: ResourceGraph, find: FindBox, { cidrs, groups, lists }: InboundRule): DiagramNode[] {
  return [
    ...groups.flatMap((group) => guarded(graph, find, group)),
    ...cidrs.map((cidr) => outsider(cidr, "people", [])),
    ...lists.flatMap((list) => listed(graph, find, list)),
  ];
}

/** Who is in a prefix list. */
function listed(graph: ResourceGraph, find: FindBox, list: RecordedResource | string): DiagramNode[] {
  if (typeof list === "string") return [outsider(`prefix list ${list}`, "people", [])];
  const gateways = natGateways(graph, list).flatMap((gateway) => find(gateway) ?? []);
  if (gateways.length > 0) return gateways;
  const entries = (list.inputs.entries ?? []) as readonly { readonly cidr: string; readonly description?: string }[];
  const [first] = entries;
  return [
    outsider(
      first?.description ?? list.name,
      "people",
      entries.map(({ cidr }) => cidr),
    ),
  ];
}

/** NAT gateways whose public address a prefix list holds. */
function natGateways(graph: ResourceGraph, list: RecordedResource): RecordedResource[] {
  const sources = list.propertyDependencies.entries ?? [];
  return graph
    .ofType("ec2/natGateway:NatGateway")
    .filter(({ inputs }) => sources.includes(graph.oneNamedIn(inputs.allocationId)?.urn ?? ""));
}

function outbound(graph: ResourceGraph, find: FindBox): Reason[] {
  const world = outsider("internet", "internet", []);
  return graph
    .ofType("SecurityGroupEgressRule")
    .filter(({ inputs }) => inputs.cidrIpv4 === "0.0.0.0/0" || inputs.cidrIpv6 === "::/0")
    .flatMap((rule) =>
      guarded(graph, find, graph.oneNamedIn(rule.inputs.securityGroupId)).flatMap((from) => {
        const gateway = gatewayOf(graph, find, from);
        const { ipProtocol, fromPort, toPort, description } = rule.inputs;
        const label = portText(ipProtocol, fromPort, toPort);
        const reason = { kind: "traffic", label, why: String(description) } as const;
        return gateway
          ? [
              { ...reason, from, to: gateway },
              { ...reason, from: gateway, to: world },
            ]
          : [{ ...reason, from, to: world }];
      }),
    );
}

/** The NAT gateway that the routes of a box's subnet lead to. */
function gatewayOf(graph: ResourceGraph, find: FindBox, box: DiagramNode): DiagramNode | undefined {
  const association = graph
    .ofType("RouteTableAssociation")
    .find(({ inputs }) => graph.namedIn(inputs.subnetId).some((subnet) => boxId(subnet) === box.group));
  const table = graph.oneNamedIn(association?.inputs.routeTableId);
  const route = graph
    .ofType("ec2/route:Route")
    .find(
      ({ inputs }) =>
        inputs.natGatewayId !== undefined && table !== undefined && graph.oneNamedIn(inputs.routeTableId) === table,
    );
  const gateway = graph.oneNamedIn(route?.inputs.natGatewayId);
  return gateway && find(gateway);
}

/** Types that are arrows: between whatever their two properties name. */
function arrows(graph: ResourceGraph, find: FindBox): Reason[] {
  const boxes = (value: unknown) => graph.namedIn(value).flatMap((resource) => find(resource) ?? []);
  return graph.resources.flatMap(({ type, inputs }) => {
    const arrow = cardOf(type)?.arrow;
    if (!arrow) return [];
    const { from, to, label, why } = arrow;
    return boxes(inputs[from]).flatMap((one) =>
      boxes(inputs[to]).map((other): Reason => ({ from: one, to: other, kind: "data", label, why })),
    );
  });
}

/** What an instance may use by the policies of its role. */
function rights(graph: ResourceGraph, find: FindBox): Reason[] {
  const policies = graph.ofType("iam/rolePolicy:RolePolicy");
  return graph.ofType("ec2/instance:Instance").flatMap((instance) => {
    const from = find(instance);
    const role = graph.oneNamedIn(graph.oneNamedIn(instance.inputs.iamInstanceProfile)?.inputs.role);
    if (!from || !role) return [];
    return policies
      .filter(({ inputs }) => graph.oneNamedIn(inputs.role) === role)
      .flatMap(({ inputs }) => graph.namedIn(inputs.policy))
      .filter((used) => graph.component(used).name !== graph.component(instance).name) // its own room says nothing
      .flatMap((used) => find(used) ?? [])
      .map((to): Reason => ({ from, to, kind: "rights", label: "by role", why: `allowed by the role ${role.name}` }));
  });
}
