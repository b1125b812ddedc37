import { cardOf } from "../cards/cards.ts";
import { templateOf } from "../cards/templateOf.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";
import { inboundRules, type InboundRule } from "./inboundRules.ts";
import type { DiagramEdge } from "./planModel.ts";
import { portText } from "./portText.ts";

/** An end of a connection outside of what the program registers: addresses, or the internet. */
export interface Outsider {
  readonly outside: string;
  readonly kind: "people" | "internet";
  readonly addresses: readonly string[];
}

/** A registered resource, or an outsider. */
export type Party = RecordedResource | Outsider;

/** That one party may use another, and why. */
export interface Connection {
  readonly from: Party;
  readonly to: Party;
  readonly kind: DiagramEdge["kind"];
  /** A port, or a word. */
  readonly label: string;
  readonly why: string;
}

/** Whether a party is outside of what the program registers. */
export function isOutside(party: Party): party is Outsider {
  return "outside" in party;
}

/**
 * Everything that may use something else: by security group rules and routes, attachments and backups, and by the policies of
 * IAM roles. What a launch template says holds for its group.
 */
export function connectionsIn(graph: ResourceGraph): Connection[] {
  const finder = new ConnectionFinder(graph);
  return [...finder.inbound(), ...finder.outbound(), ...finder.arrows(), ...finder.rights()];
}

const world: Outsider = { outside: "internet", kind: "internet", addresses: [] };

/** Inputs that attach security groups to a resource. */
const attaching = ["vpcSecurityGroupIds", "securityGroups", "securityGroupIds", "networkInterfaces"];

class ConnectionFinder {
  readonly #graph: ResourceGraph;
  readonly #guarded = new Map<RecordedResource, RecordedResource[]>();
  readonly #groupOfTemplate: ReadonlyMap<RecordedResource | undefined, RecordedResource>;
  readonly #gateways = new Map<RecordedResource, readonly RecordedResource[]>();

  constructor(graph: ResourceGraph) {
    this.#graph = graph;
    const groups = graph.ofType("autoscaling/group:Group");
    this.#groupOfTemplate = new Map(groups.map((group) => [templateOf(group, graph.resources), group]));
    for (const resource of graph.resources.filter(({ custom }) => custom))
      for (const group of new Set(attaching.flatMap((key) => graph.namedIn(resource.inputs[key]))))
        this.#guarded.set(group, [...(this.#guarded.get(group) ?? []), this.#launched(resource)]);
  }

  inbound(): Connection[] {
    return inboundRules(this.#graph).flatMap((rule) =>
      this.#guardedBy(rule.group).flatMap((to) =>
        this.#sourcesOf(rule).map((from) => ({ from, to, kind: "traffic", label: rule.port, why: rule.why }) as const),
      ),
    );
  }

  outbound(): Connection[] {
    return this.#graph
      .ofType("SecurityGroupEgressRule")
      .filter(({ inputs }) => inputs.cidrIpv4 === "0.0.0.0/0" || inputs.cidrIpv6 === "::/0")
      .flatMap(({ inputs: { securityGroupId, ipProtocol, fromPort, toPort, description } }) => {
        const label = portText(ipProtocol, fromPort, toPort);
        const reason = { kind: "traffic", label, why: String(description) } as const;
        return this.#guardedBy(this.#graph.oneNamedIn(securityGroupId)).flatMap((from) => {
          const gateways = this.#gatewaysOf(from);
          if (gateways.length === 0) return [{ ...reason, from, to: world }];
          return gateways.flatMap((gateway) => [
            { ...reason, from, to: gateway },
            { ...reason, from: gateway, to: world },
          ]);
        });
      });
  }

  /** Resources whose cards define an arrow, between the resources in two of their properties. */
  arrows(): Connection[] {
    return this.#graph.resources.flatMap(({ type, inputs }) => {
      const arrow = cardOf(type)?.arrow;
      if (!arrow) return [];
      const { label, why } = arrow;
      const ends = this.#graph.namedIn(inputs[arrow.to]);
      return this.#graph
        .namedIn(inputs[arrow.from])
        .flatMap((from) => ends.map((to) => ({ from, to, kind: "data", label, why }) as const));
    });
  }

  /** What the policies of an instance's role give it access to, also if a group launches it. */
  rights(): Connection[] {
    const policies = this.#graph.ofType("iam/rolePolicy:RolePolicy");
    const launched = this.#graph.ofType("ec2/launchTemplate:LaunchTemplate");
    return [...this.#graph.ofType("ec2/instance:Instance"), ...launched].flatMap((instance) => {
      const role = this.#graph.oneNamedIn(this.#graph.oneNamedIn(instance.inputs.iamInstanceProfile)?.inputs.role);
      if (!role) return [];
      const own = this.#graph.component(instance).name;
      return policies
        .filter(({ inputs }) => this.#graph.oneNamedIn(inputs.role) === role)
        .flatMap(({ inputs }) => this.#graph.namedIn(inputs.policy))
        .filter((used) => this.#graph.component(used).name !== own) // needs no arrow
        .map((to): Connection => {
          const why = `allowed by the role ${role.name}`;
          return { from: this.#launched(instance), to, kind: "rights", label: "IAM role", why };
        });
    });
  }

  #launched(resource: RecordedResource): RecordedResource {
    return this.#groupOfTemplate.get(resource) ?? resource;
  }

  /** The resources to which a security group is attached. */
  #guardedBy(group: RecordedResource | undefined): readonly RecordedResource[] {
    return (group && this.#guarded.get(group)) ?? [];
  }

  /** The sources of a rule: resources in a security group, NAT gateways whose addresses are listed, or people outside. */
  #sourcesOf({ cidrs, groups, lists }: InboundRule): Party[] {
    return [
      ...groups.flatMap((group) => this.#guardedBy(group)),
      ...cidrs.map((cidr): Outsider => ({ outside: cidr, kind: "people", addresses: [] })),
      ...lists.flatMap((list) => this.#listed(list)),
    ];
  }

  /** The parties that the addresses of a prefix list belong to. */
  #listed(list: RecordedResource | string): Party[] {
    if (typeof list === "string") return [{ outside: `prefix list ${list}`, kind: "people", addresses: [] }];
    const sources = list.propertyDependencies.entries ?? [];
    const gateways = this.#graph
      .ofType("ec2/natGateway:NatGateway")
      .filter(({ inputs }) => sources.includes(this.#graph.oneNamedIn(inputs.allocationId)?.urn ?? ""));
    if (gateways.length > 0) return gateways;
    const entries = (list.inputs.entries ?? []) as readonly { readonly cidr: string; readonly description?: string }[];
    const addresses = entries.map(({ cidr }) => cidr);
    return [{ outside: entries[0]?.description ?? list.name, kind: "people", addresses }];
  }

  /** The NAT gateways in the routes of a resource's subnets. */
  #gatewaysOf(resource: RecordedResource): readonly RecordedResource[] {
    const known = this.#gateways.get(resource);
    if (known) return known;
    const { subnetId, vpcZoneIdentifiers } = resource.inputs;
    const subnets = this.#graph.namedIn([subnetId, vpcZoneIdentifiers]);
    const tables = this.#graph
      .ofType("RouteTableAssociation")
      .filter(({ inputs }) => this.#graph.namedIn(inputs.subnetId).some((subnet) => subnets.includes(subnet)))
      .flatMap(({ inputs }) => this.#graph.namedIn(inputs.routeTableId));
    const gateways = this.#graph
      .ofType("ec2/route:Route")
      .filter(({ inputs }) => this.#graph.namedIn(inputs.routeTableId).some((table) => tables.includes(table)))
      .flatMap(({ inputs }) => this.#graph.namedIn(inputs.natGatewayId));
    const found = [...new Set(gateways)];
    this.#gateways.set(resource, found);
    return found;
  }
}
