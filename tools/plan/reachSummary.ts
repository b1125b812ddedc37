import type { RecordedResource } from "../recorder/recording.ts";
import { ResourceGraph } from "./graph.ts";
import { inboundRules, type InboundRule } from "./inboundRules.ts";
import type { Reach } from "./reachModel.ts";

/** Every inbound rule of the security groups, with the addresses of its prefix lists. */
export function reachSummary(resources: readonly RecordedResource[]): Reach[] {
  const graph = new ResourceGraph(resources);
  return inboundRules(graph)
    .map((rule) => ({ to: groupName(rule.group), port: rule.port, from: sources(rule), why: rule.why }))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function key({ to, port, from }: Reach): string {
  return `${to} ${port.padStart(6)} ${from.join(",")}`;
}

function groupName(group: RecordedResource | undefined): string {
  return group?.name ?? "a security group of another stack";
}

function sources({ cidrs, groups, lists }: InboundRule): string[] {
  const from = [...cidrs, ...groups.map(groupName), ...lists.flatMap(addresses)];
  return from.length === 0 ? ["(nobody)"] : from;
}

function addresses(list: RecordedResource | string): string[] {
  if (typeof list === "string") return [`prefix list ${list}`];
  const entries = (list.inputs.entries ?? []) as readonly { readonly cidr: string; readonly description?: string }[];
  return entries.map(({ cidr, description }) => (cidr.includes("›") ? (description ?? cidr) : cidr)).toSorted();
}
