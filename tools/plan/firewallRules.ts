import { isPlainObject, type PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";
import { portText } from "./portText.ts";

/** A rule of a security group, however it was registered. */
export interface FirewallRule {
  /** The security group of the rule; absent: it is not in this stack. */
  readonly group: RecordedResource | undefined;
  readonly port: string;
  readonly cidrs: readonly string[];
  /** Security groups on the other side; `undefined` stands for a group that is not in this stack. */
  readonly groups: readonly (RecordedResource | undefined)[];
  /** Prefix lists on the other side; a list that is not in this stack is its id. */
  readonly lists: readonly (RecordedResource | string)[];
  readonly why: string;
}

const groupTypes = ["ec2/securityGroup:SecurityGroup", "ec2/defaultSecurityGroup:DefaultSecurityGroup"];

const ownTypes = {
  ingress: "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
} as const;

/**
 * Every rule of one direction: rules that are resources of either kind, and rules in the inputs of security groups.
 *
 * @param graph everything that was recorded
 * @param direction into a security group, or out of it
 */
export function firewallRules(graph: ResourceGraph, direction: keyof typeof ownTypes): FirewallRule[] {
  const reader = new RuleReader(graph);
  return [
    ...graph.ofType(ownTypes[direction]).map((rule) => reader.ownRule(rule)),
    ...graph
      .ofType("ec2/securityGroupRule:SecurityGroupRule")
      .filter(({ inputs }) => inputs.type === direction)
      .map((rule) => reader.classicRule(rule, reader.group(rule, "securityGroupId"))),
    ...groupTypes
      .flatMap((type) => graph.ofType(type))
      .flatMap((group) => listed(group.inputs[direction]).map((inputs) => reader.inlineRule(group, inputs))),
  ];
}

class RuleReader {
  readonly #graph: ResourceGraph;

  constructor(graph: ResourceGraph) {
    this.#graph = graph;
  }

  ownRule(rule: RecordedResource): FirewallRule {
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

  classicRule(rule: RecordedResource, group: RecordedResource | undefined): FirewallRule {
    const source = rule.inputs.sourceSecurityGroupId;
    return this.inlineRule(group, { ...rule.inputs, securityGroups: source === undefined ? [] : [source] });
  }

  inlineRule(group: RecordedResource | undefined, given: unknown): FirewallRule {
    if (!isPlainObject(given)) {
      return { group, port: "not known yet", cidrs: [String(given)], groups: [], lists: [], why: "" };
    }
    return {
      group,
      port: portText(given.protocol, given.fromPort, given.toPort),
      cidrs: [...listed(given.cidrBlocks), ...listed(given.ipv6CidrBlocks)].map(String),
      groups: [
        ...listed(given.securityGroups).map((id) => this.#graph.oneNamedIn(id)),
        ...(given.self === true ? [group] : []),
      ],
      lists: listed(given.prefixListIds).map((id) => this.#list(id)),
      why: reason(given),
    };
  }

  /** The security group that a property refers to. */
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

function reason({ description }: PlainObject): string {
  return typeof description === "string" && description !== "" ? description : "no reason given";
}

/** A list, unchanged. A text in its place stands for a list that is not known yet and counts as one item. */
function listed(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
