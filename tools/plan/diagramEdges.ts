import { cardOf } from "../cards/cards.ts";
import { templateOf } from "../cards/templateOf.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { titleOf } from "../recorder/titleOf.ts";
import type { ResourceGraph } from "./graph.ts";
import { inboundRules, type InboundRule } from "./inboundRules.ts";
import type { DiagramEdge, DiagramNode } from "./planModel.ts";
import { portText } from "./portText.ts";

interface Connections {
  readonly edges: readonly DiagramEdge[];
  readonly outside: readonly DiagramNode[];
}

/** A reason for an edge. Edges between the same boxes are merged. */
interface Reason {
  readonly from: DiagramNode;
  readonly to: DiagramNode;
  readonly kind: DiagramEdge["kind"];
  /** A port, or a word. */
  readonly label: string;
  readonly why: string;
}

/**
 * The edges between boxes, from security group rules, routes, attachments and IAM roles; and the boxes outside AWS at
 * their ends.
 */
export function diagramEdges(graph: ResourceGraph, nodes: readonly DiagramNode[]): Connections {
  const boxOf = new Map(nodes.map((node) => [node.id, node]));
  // What a launch template says holds for its group, which has the box.
  const scaling = new Map(graph.ofType(scalingGroup).map((group) => [templateOf(group, graph.resources), group]));
  const find: FindBox = (resource) =>
    boxOf.get(titleOf(scaling.get(resource) ?? resource)) ?? boxOf.get(graph.component(resource).name);
  const reasons = [
    ...inbound(graph, find),
    ...outbound(graph, find),
    ...arrows(graph, find),
    ...rights(graph, find),
  ].filter(({ from, to }) => from.id !== to.id);
  const ends = reasons.flatMap(({ from, to }) => [from, to]).filter(({ id }) => !boxOf.has(id));
  return { edges: merged(reasons), outside: [...Map.groupBy(ends, ({ id }) => id).values()].flatMap(withAddresses) };
}

const scalingGroup = "autoscaling/group:Group";

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

/** Merges the boxes of one source, such as its prefix lists for IPv4 and IPv6, into one with all addresses. */
function withAddresses(same: readonly DiagramNode[]): DiagramNode[] {
  const detail = [...new Set(same.flatMap((node) => node.detail))].toSorted();
  return same.slice(0, 1).map((node) => ({ ...node, detail }));
}

/** The boxes to which a security group is attached. */
function guarded(graph: ResourceGraph, find: FindBox, group: RecordedResource | undefined): DiagramNode[] {
  if (!group) return [];
  const inputs = ["vpcSecurityGroupIds", "securityGroups", "securityGroupIds", "networkInterfaces"];
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
      sourcesOf(graph, find, rule).map((from): Reason => ({
        from,
        to,
        kind: "traffic",
        label: rule.port,
        why: rule.why,
      })),
    ),
  );
}

/** The sources of a rule: boxes in a security group, NAT gateways whose addresses are listed, or people outside. */
function sourcesOf(graph: ResourceGraph, find: FindBox, { cidrs, groups, lists }: InboundRule): DiagramNode[] {
  return [
    ...groups.flatMap((group) => guarded(graph, find, group)),
    ...cidrs.map((cidr) => outsider(cidr, "people", [])),
    ...lists.flatMap((list) => listed(graph, find, list)),
  ];
}

/** The boxes for the addresses of a prefix list. */
function listed(graph: ResourceGraph, find: FindBox, list: RecordedResource | string): DiagramNode[] {
  if (typeof list === "string") return [outsider(`prefix list ${list}`, "people", [])];
  const gateways = natGateways(graph, list).flatMap((gateway) => find(gateway) ?? []);
  if (gateways.length > 0) return gateways;
  const entries = (list.inputs.entries ?? []) as readonly { readonly cidr: string; readonly description?: string }[];
  const addresses = entries.map(({ cidr }) => cidr);
  return [outsider(entries[0]?.description ?? list.name, "people", addresses)];
}

/** The NAT gateways whose public addresses are in a prefix list. */
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
        const gateways = gatewaysOf(graph, find, from);
        const { ipProtocol, fromPort, toPort, description } = rule.inputs;
        const label = portText(ipProtocol, fromPort, toPort);
        const reason = { kind: "traffic", label, why: String(description) } as const;
        if (gateways.length === 0) return [{ ...reason, from, to: world }];
        return gateways.flatMap((gateway) => [
          { ...reason, from, to: gateway },
          { ...reason, from: gateway, to: world },
        ]);
      }),
    );
}

/** The NAT gateways in the routes of a box's subnets. */
function gatewaysOf(graph: ResourceGraph, find: FindBox, box: DiagramNode): DiagramNode[] {
  const subnets = subnetsOf(graph, box);
  const tables = graph
    .ofType("RouteTableAssociation")
    .filter(({ inputs }) => graph.namedIn(inputs.subnetId).some((subnet) => subnets.includes(titleOf(subnet))))
    .flatMap(({ inputs }) => graph.namedIn(inputs.routeTableId));
  const gateways = graph
    .ofType("ec2/route:Route")
    .filter(({ inputs }) => graph.namedIn(inputs.routeTableId).some((table) => tables.includes(table)))
    .flatMap(({ inputs }) => graph.namedIn(inputs.natGatewayId))
    .flatMap((gateway) => find(gateway) ?? []);
  return [...new Set(gateways)];
}

/** The subnet that a box is drawn in, or those of an Auto Scaling group. */
function subnetsOf(graph: ResourceGraph, { id, group }: DiagramNode): readonly (string | undefined)[] {
  const scaling = graph.ofType(scalingGroup).find((one) => titleOf(one) === id);
  return scaling ? graph.namedIn(scaling.inputs.vpcZoneIdentifiers).map(titleOf) : [group];
}

/** Resources whose cards define an arrow, between the resources in two of their properties. */
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

/** What the policies of an instance's role give it access to, also if a group launches it. */
function rights(graph: ResourceGraph, find: FindBox): Reason[] {
  const policies = graph.ofType("iam/rolePolicy:RolePolicy");
  const launched = graph.ofType("ec2/launchTemplate:LaunchTemplate");
  return [...graph.ofType("ec2/instance:Instance"), ...launched].flatMap((instance) => {
    const from = find(instance);
    const role = graph.oneNamedIn(graph.oneNamedIn(instance.inputs.iamInstanceProfile)?.inputs.role);
    if (!from || !role) return [];
    return policies
      .filter(({ inputs }) => graph.oneNamedIn(inputs.role) === role)
      .flatMap(({ inputs }) => graph.namedIn(inputs.policy))
      .filter((used) => graph.component(used).name !== graph.component(instance).name) // needs no arrow
      .flatMap((used) => find(used) ?? [])
      .map((to): Reason => ({ from, to, kind: "rights", label: "IAM role", why: `allowed by the role ${role.name}` }));
  });
}
