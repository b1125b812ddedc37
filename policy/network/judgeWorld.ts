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
  const sharing = sharingLists(stack, rule);
  // Nobody here knows what is in a list of somebody else.
  if (lists.length < sharing.flatMap(({ prefixLists }) => prefixLists).length)
    return [...cidrs, { input, cidr: new Reading(input.path, unknown) }];
  const entries = lists.flatMap((list) => [
    ...Reading.of(list.props).at("entries").items,
    ...stack
      .referring("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", "prefixListId", list)
      .map(({ props }) => Reading.of(props)),
  ]);
  const found = worst(entries.map((entry) => entry.at("cidr")));
  const own = sharing.length > 1 ? found.map(({ path }) => new Reading(path, unknown)) : found;
  return [...cidrs, ...own.map((cidr) => ({ input, cidr }))];
}

/**
 * The rules in the same input that have prefix lists, or may have some. An inline input names the lists of all its rules, and ids are
 * not known here: which list is whose cannot be told. If none of the lists is the world, that does not matter.
 */
function sharingLists(stack: PolicyStack, { resource, direction }: SecurityGroupRule): readonly SecurityGroupRule[] {
  return securityGroupRules(stack, direction).filter(
    (one) => one.resource === resource && (one.prefixLists.length > 0 || one.protocol.isUnknown),
  );
}

/** One entry that stands for all of them: a known one that is the world, or else one that is not known. */
function worst(entries: readonly Reading[]): readonly Reading[] {
  const one =
    entries.find(({ value }) => typeof value === "string" && isWorld(value)) ??
    entries.find(({ isUnknown }) => isUnknown);
  return one ? [one] : [];
}
