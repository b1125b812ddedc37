import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";

/** An inbound rule of a network ACL, however it is written. */
export interface AclRule {
  /** The resource that it is written in. */
  readonly resource: PolicyResource;
  readonly action: Reading;
  /** Rules are tried in the order of their numbers, and the first that fits decides. */
  readonly number: Reading;
  readonly protocol: Reading;
  readonly from: Reading;
  readonly to: Reading;
  /** Blocks of addresses: one, IPv4 or IPv6. */
  readonly cidrs: readonly Reading[];
}

const acls = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];

/**
 * The inbound rules of network ACLs, inline and stand-alone, default ACLs as well.
 *
 * @param stack what a program registered
 * @returns the rules of each ACL
 */
export function aclRules(stack: PolicyStack): readonly (readonly AclRule[])[] {
  const inline = stack.ofType(...acls).flatMap((acl) =>
    Reading.of(acl.props)
      .at("ingress")
      .items.map((rule) => ({ acl: acl.urn, rule: aclRule(acl, rule, { action: "action", number: "ruleNo" }) })),
  );
  const standAlone = stack
    .ofType("aws:ec2/networkAclRule:NetworkAclRule")
    .filter(({ props }) => props.egress !== true)
    .map((one) => {
      const names = { action: "ruleAction", number: "ruleNumber" };
      return { acl: aclOf(one), rule: aclRule(one, Reading.of(one.props), names) };
    });
  const byAcl = Map.groupBy([...inline, ...standAlone], ({ acl }) => acl);
  return [...byAcl.values()].map((some) => some.map(({ rule }) => rule));
}

/** Rules of the same ACL have the same. */
function aclOf({ urn, props, propertyDependencies }: PolicyResource): string {
  const [named] = propertyDependencies.networkAclId ?? [];
  return named ?? (typeof props.networkAclId === "string" ? props.networkAclId : urn);
}

function aclRule(resource: PolicyResource, rule: Reading, names: Record<"action" | "number", string>): AclRule {
  return {
    resource,
    action: rule.at(names.action),
    number: rule.at(names.number),
    protocol: rule.at("protocol"),
    from: rule.at("fromPort"),
    to: rule.at("toPort"),
    cidrs: rule.isUnknown
      ? [rule]
      : [rule.at("cidrBlock"), rule.at("ipv6CidrBlock")].filter(({ isGiven, value }) => isGiven && value !== ""),
  };
}
