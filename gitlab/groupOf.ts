import type { Architecture } from "../config/architecture.ts";
import type { ScaledGroup } from "../config/decisions/scaledGroup.ts";

/**
 * The group that a node belongs to.
 *
 * @param architecture its groups
 * @param role of the node, such as `rails`
 * @throws RangeError if nodes of that role are in no group
 */
export function groupOf({ groups }: Architecture, role: string): ScaledGroup {
  const group = groups.find((one) => one.role.valueOf() === role);
  if (!group) throw new RangeError(`no group has nodes of the role ${role}`);
  return group;
}
