import { openFamilies, parseBlock } from "../../config/cidr.ts";
import type { FirewallRule } from "../plan/firewallRules.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";

/** A party that stands for everybody. */
export const internet = "the internet";

const elsewhere = "another stack";

/** Names of the parties on the other side of a rule: security groups, and what addresses stand for. */
export function otherSides(graph: ResourceGraph, { cidrs, groups, lists }: FirewallRule): string[] {
  const networks = graph.ofType("ec2/vpc:Vpc").map(({ inputs }) => inputs.cidrBlock);
  const ofCidr = (cidr: string) => (isOpen(cidr) ? internet : networks.includes(cidr) ? `the network, ${cidr}` : cidr);
  return [
    ...new Set([...groups.map((group) => group?.name ?? elsewhere), ...cidrs.map(ofCidr), ...lists.flatMap(inList)]),
  ];
}

/** Entries of a list by what they are for, such as `allow.web`; an entry that does not say so is its addresses. */
function inList(list: RecordedResource | string): string[] {
  if (typeof list === "string") return [`prefix list ${list}`];
  const entries = (list.inputs.entries ?? []) as readonly { readonly cidr: string; readonly description?: string }[];
  return entries.map(({ cidr, description }) => (isOpen(cidr) ? internet : (description ?? cidr)));
}

function isOpen(cidr: string): boolean {
  const parsed = parseBlock(cidr);
  return "block" in parsed && openFamilies([parsed.block]).length > 0;
}
