import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import type { Verdict } from "../verdict.ts";
import { isWorld } from "./isWorld.ts";
import { portRange, type PortRange } from "./portRange.ts";
import type { Direction, SecurityGroupRule } from "./securityGroupRule.ts";
import { securityGroupRules } from "./securityGroupRules.ts";
import { unknown } from "../unknown.ts";

/** What the world may not reach, or where traffic may not go. */
export interface Forbidden {
  readonly direction: Direction;
  readonly ports: (range: PortRange) => boolean;
  readonly says: string;
}

/** A block of addresses, and the input that a verdict about it names. */
interface Peer {
  readonly input: Reading;
  readonly cidr: Reading;
}

/**
 * Finds the rules of security groups that open forbidden ports to the world.
 *
 * @param stack what a program registered
 * @param forbidden which ports
 */
export function judgeWorld(stack: PolicyStack, { direction, ports, says }: Forbidden): readonly Verdict[] {
  return securityGroupRules(stack, direction).flatMap((rule) => {
    const range = portRange(rule.protocol, rule.from, rule.to);
    if (range !== unknown && !ports(range)) return [];
    return peers(stack, rule).flatMap(({ input, cidr }): readonly Verdict[] => {
      const isOpen = cidr.isUnknown ? unknown : isWorld(String(cidr.value));
      if (isOpen === false) return [];
      const kind = isOpen === unknown || range === unknown ? "unknown" : "broken";
      return [{ resource: rule.resource, path: input.path, kind, says }];
    });
  });
}

function peers(stack: PolicyStack, rule: SecurityGroupRule): readonly Peer[] {
  const cidrs = rule.cidrs.map((cidr) => ({ input: cidr, cidr }));
  const input = rule.prefixLists[0];
  if (!input) return cidrs;
  const lists = stack
    .namedBy(rule.resource, rule.listInput)
    .filter(({ type }) => type === "aws:ec2/managedPrefixList:ManagedPrefixList");
  // Nobody here knows what is in a list of somebody else.
  if (lists.length < rule.prefixLists.length) return [...cidrs, { input, cidr: new Reading(input.path, unknown) }];
  const entries = lists.flatMap((list) => [
    ...Reading.of(list.props).at("entries").items,
    ...stack
      .referring("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", "prefixListId", list)
      .map(({ props }) => Reading.of(props)),
  ]);
  return [...cidrs, ...worst(entries.map((entry) => entry.at("cidr"))).map((cidr) => ({ input, cidr }))];
}

/** One entry that stands for all of them: a known one that is the world, or else one that is not known. */
function worst(entries: readonly Reading[]): readonly Reading[] {
  const one =
    entries.find(({ value }) => typeof value === "string" && isWorld(value)) ??
    entries.find(({ isUnknown }) => isUnknown);
  return one ? [one] : [];
}
