import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";
import { portText } from "./portText.ts";

/** A rule that lets connections in, however it was registered. */
export interface InboundRule {
  /** The group that it is in; absent: one that is not of this stack. */
  readonly group: RecordedResource | undefined;
  readonly port: string;
  readonly cidrs: readonly string[];
  /** Groups that may come; `undefined` stands for one that is not of this stack. */
  readonly groups: readonly (RecordedResource | undefined)[];
  /** Prefix lists; the id of one that is not of this stack. */
  readonly lists: readonly (RecordedResource | string)[];
  readonly why: string;
}

type Inputs = Readonly<Record<string, unknown>>;

const groupTypes = ["ec2/securityGroup:SecurityGroup", "ec2/defaultSecurityGroup:DefaultSecurityGroup"];

/**
 * Every rule that lets connections in: rules of their own, of both kinds, and those inside of security groups.
 *
 * @param graph recorded with references
 */
export function inboundRules(graph: ResourceGraph): InboundRule[] {
  const reader = new RuleReader(graph);
  return [
    ...graph.ofType("vpc/securityGroupIngressRule:SecurityGroupIngressRule").map((rule) => reader.ownRule(rule)),
    ...graph
      .ofType("ec2/securityGroupRule:SecurityGroupRule")
      .filter(({ inputs }) => inputs.type === "ingress")
      .map((rule) => reader.classicRule(rule, reader.group(rule, "securityGroupId"))),
    ...groupTypes
      .flatMap((type) => graph.ofType(type))
      .flatMap((group) => listed(group.inputs.ingress).map((inputs) => reader.inlineRule(group, inputs))),
  ];
}

class RuleReader {
  readonly #graph: ResourceGraph;

  constructor(graph: ResourceGraph) {
    this.#graph = graph;
  }

  ownRule(rule: RecordedResource): InboundRule {
    const { ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6, referencedSecurityGroupId, prefixListId } = rule.inputs;
    return {
      group: this.group(rule, "securityGroupId"),
      port: portText(ipProtocol, fromPort, toPort),
      cidrs: listed([cidrIpv4, cidrIpv6].filter((cidr) => cidr !== undefined)).map(String),
      groups: referencedSecurityGroupId === undefined ? [] : [this.group(rule, "referencedSecurityGroupId")],
      lists: prefixListId === undefined ? [] : [this.#list(prefixListId)],
      why: reason(rule.inputs),
    };
  }

  classicRule(rule: RecordedResource, group: RecordedResource | undefined): InboundRule {
    const source = rule.inputs.sourceSecurityGroupId;
    return this.inlineRule(group, { ...rule.inputs, securityGroups: source === undefined ? [] : [source] });
  }

  inlineRule(group: RecordedResource | undefined, given: unknown): InboundRule {
    if (typeof given !== "object" || given === null) {
      return { group, port: "not known yet", cidrs: [String(given)], groups: [], lists: [], why: "" };
    }
    const inputs = given as Inputs;
    return {
      group,
      port: portText(inputs.protocol, inputs.fromPort, inputs.toPort),
      cidrs: [...listed(inputs.cidrBlocks), ...listed(inputs.ipv6CidrBlocks)].map(String),
      groups: [
        ...listed(inputs.securityGroups).map((id) => this.#graph.oneNamedIn(id)),
        ...(inputs.self === true ? [group] : []),
      ],
      lists: listed(inputs.prefixListIds).map((id) => this.#list(id)),
      why: reason(inputs),
    };
  }

  /** The group that a property names. */
  group(rule: RecordedResource, property: string): RecordedResource | undefined {
    const named = [
      ...this.#graph.namedIn(rule.inputs[property]),
      ...this.#graph.all(rule.propertyDependencies[property] ?? []),
    ];
    return named.find(({ type }) => groupTypes.some((known) => type.endsWith(known)));
  }

  #list(id: unknown): RecordedResource | string {
    return this.#graph.oneNamedIn(id) ?? String(id);
  }
}

function reason({ description }: Inputs): string {
  return typeof description === "string" && description !== "" ? description : "no reason given";
}

/** What is said as a list; a text that stands for a list which is not known yet counts as one item. */
function listed(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
