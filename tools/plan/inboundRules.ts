import { isPlainObject, type PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";
import { portText } from "./portText.ts";

/** An inbound rule of a security group, however it was registered. */
export interface InboundRule {
  /** The security group of the rule; absent: it is not in this stack. */
  readonly group: RecordedResource | undefined;
  readonly port: string;
  readonly cidrs: readonly string[];
  /** Security groups that may connect; `undefined` stands for a group that is not in this stack. */
  readonly groups: readonly (RecordedResource | undefined)[];
  /** Prefix lists; a list that is not in this stack is its id. */
  readonly lists: readonly (RecordedResource | string)[];
  readonly why: string;
}

const groupTypes = ["ec2/securityGroup:SecurityGroup", "ec2/defaultSecurityGroup:DefaultSecurityGroup"];

/**
 * Every inbound rule: rules that are resources of either kind, and rules in the inputs of security groups.
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
