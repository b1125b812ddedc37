import type { Architecture } from "../../config/architecture.ts";

/**
 * The instances of an environment, by role: `1 box, 1 bastion`. A group that scales has its minimum and maximum.
 *
 * @param architecture what is built
 */
export function hostsText({ namedNodes, groups, bastion }: Architecture): string {
  const named = Map.groupBy(namedNodes, ({ role }) => role);
  return [
    ...[...named].map(([role, nodes]) => `${String(nodes.length)} ${role}`),
    ...groups.map(({ role, min, max }) => `${min === max ? String(min) : `${String(min)} to ${String(max)}`} ${role}`),
    ...(bastion ? ["1 bastion"] : []),
  ].join(", ");
}
