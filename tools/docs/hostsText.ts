import type { Architecture } from "../../config/architecture.ts";
import type { NodeRole } from "../../config/nodeRole.ts";
import type { ScaledRole } from "../../config/scaledRole.ts";

/** What people call a host, by its role, in the order in which they name them. */
const called: Readonly<Record<NodeRole | ScaledRole, string>> = {
  box: "box",
  gitaly: "Gitaly",
  member: "Gitaly",
  praefect: "Praefect",
  rails: "web",
  sidekiq: "Sidekiq",
  toolbox: "toolbox",
  monitor: "monitor",
  bastion: "bastion",
};

/**
 * The hosts of an environment: `1 box, 1 bastion`. A group that scales has its minimum and maximum.
 *
 * @param architecture what is built
 */
export function hostsText({ namedNodes, groups, bastion }: Architecture): string {
  const numbers = new Map<string, string>();
  for (const [role, nodes] of Map.groupBy(namedNodes, ({ role }) => role)) numbers.set(role, String(nodes.length));
  for (const { role, min, max } of groups)
    numbers.set(role, min === max ? String(min) : `${String(min)} to ${String(max)}`);
  if (bastion) numbers.set("bastion", "1");
  return Object.entries(called)
    .flatMap(([role, words]) => (numbers.has(role) ? [`${numbers.get(role) ?? ""} ${words}`] : []))
    .join(", ");
}
