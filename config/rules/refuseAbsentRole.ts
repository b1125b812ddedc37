import { nodeRoles, type NodeRole } from "../nodeRole.ts";
import type { Complain } from "../problem.ts";
import { scaledRoleNames, type ScaledRole } from "../scaledRole.ts";
import type { FormedSize } from "../sizes/formedSize.ts";

/** A generation says nothing about a node that is not there: it has a default. */
const keysWithDefault = ["generation"];

/** What is said instead of that a size has no such node. */
const instead: Readonly<Partial<Record<NodeRole | ScaledRole, string>>> = {
  monitor: "The box runs Prometheus itself: remove the key (docs/operations.md, Prometheus, says how to open it).",
};

/** Whether a size has nodes of a role, in its form. */
export function hasRole(role: NodeRole | ScaledRole, { size, form }: FormedSize): boolean {
  if (!(role in nodeRoles)) return size.groups !== undefined;
  const row = size.nodes[role as NodeRole];
  return row !== undefined && (row.gitaly === undefined || row.gitaly === form.gitaly);
}

/**
 * Refuses what a stack file says about nodes that the size does not have.
 *
 * @param role whose key it is
 * @param said below that key
 * @param chosen the size, in its form
 * @param complain is called once at most
 */
export function refuseAbsentRole(
  role: NodeRole | ScaledRole,
  said: object,
  chosen: FormedSize,
  complain: Complain,
): void {
  const [first] = Object.entries(said).filter(([key, value]) => !keysWithDefault.includes(key) || value !== 1);
  if (!first) return;
  const all = [...(Object.keys(nodeRoles) as NodeRole[]), ...scaledRoleNames];
  const has = all.filter((one) => hasRole(one, chosen)).map((one) => `nodes.${one}`);
  const { size, form } = chosen;
  const isOfOtherForm = role in size.nodes;
  const where = `at ${String(size.users)} users${isOfOtherForm ? ` with gitaly: ${form.gitaly}` : ""}`;
  complain(
    `nodes.${role}.${first[0]}`,
    first[1],
    `${has.join(", ")}, ${where}`,
    isOfOtherForm ? "This form of the size has no such node." : (instead[role] ?? "This size has no such node."),
  );
}
