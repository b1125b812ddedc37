import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import type { Direction, SecurityGroupRule } from "./securityGroupRule.ts";

type Reader = (resource: PolicyResource) => readonly SecurityGroupRule[];

/** By type: the rules that a resource of that type makes. */
const readers: Readonly<Record<string, Reader>> = {
  "aws:ec2/securityGroup:SecurityGroup": inline,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": inline,
  "aws:ec2/securityGroupRule:SecurityGroupRule": listed,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (resource) => single(resource, "ingress"),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (resource) => single(resource, "egress"),
};

/** Types that make rules of security groups. */
export const ruleTypes: readonly string[] = Object.keys(readers);

function inline(resource: PolicyResource): readonly SecurityGroupRule[] {
  const props = Reading.of(resource.props);
  return (["ingress", "egress"] as const).flatMap((direction) =>
    props.at(direction).items.map((rule) => ({ resource, direction, ...oldForm(rule), listInput: direction })),
  );
}

function listed(resource: PolicyResource): readonly SecurityGroupRule[] {
  const props = Reading.of(resource.props);
  const direction: Direction = props.at("type").value === "egress" ? "egress" : "ingress";
  return [{ resource, direction, ...oldForm(props), listInput: "prefixListIds" }];
}

/** A rule with lists of blocks. */
function oldForm(rule: Reading) {
  return {
    protocol: rule.at("protocol"),
    from: rule.at("fromPort"),
    to: rule.at("toPort"),
    description: rule.at("description"),
    cidrs: rule.isUnknown ? [rule] : [...rule.at("cidrBlocks").items, ...rule.at("ipv6CidrBlocks").items],
    prefixLists: rule.isUnknown ? [] : rule.at("prefixListIds").items,
  };
}

/** A rule with one peer. */
function single(resource: PolicyResource, direction: Direction): readonly SecurityGroupRule[] {
  const props = Reading.of(resource.props);
  return [
    {
      resource,
      direction,
      protocol: props.at("ipProtocol"),
      from: props.at("fromPort"),
      to: props.at("toPort"),
      description: props.at("description"),
      cidrs: [props.at("cidrIpv4"), props.at("cidrIpv6")].filter(({ isGiven }) => isGiven),
      prefixLists: [props.at("prefixListId")].filter(({ isGiven }) => isGiven),
      listInput: "prefixListId",
    },
  ];
}

/** Several policies ask for the rules of the same stack. */
const read = new WeakMap<PolicyStack, readonly SecurityGroupRule[]>();

/**
 * The rules of security groups, inline and stand-alone, of default groups as well.
 *
 * @param stack what a program registered
 * @param direction which ones
 */
export function securityGroupRules(stack: PolicyStack, direction: Direction): readonly SecurityGroupRule[] {
  const rules =
    read.get(stack) ?? stack.ofType(...ruleTypes).flatMap((resource) => readers[resource.type]?.(resource) ?? []);
  read.set(stack, rules);
  return rules.filter((rule) => rule.direction === direction);
}
