import type { Settings } from "../settings.ts";
import { databaseDemand, type DatabaseUsers } from "./databaseDemand.ts";
import { ceilingOfRds } from "./maxConnections.ts";
import type { ScaledGroup } from "./scaledGroup.ts";

/**
 * Lowers the maximum of groups until the connections of all nodes fit into a database, of whatever class. Only what the stack
 * file leaves to the size is lowered, and never below the minimum: Rails first, since its nodes need most connections, then
 * Sidekiq.
 *
 * @param nodes overrides of the size's rows
 * @param users the groups as they would be, and what else connects
 * @returns the groups; if they still do not fit, the stack file has asked for too much
 */
export function fittedGroups(nodes: Settings["nodes"], users: DatabaseUsers): ScaledGroup[] {
  return users.groups.reduce<ScaledGroup[]>(
    (groups, { role }, position) => {
      const fits = (max: number) => databaseDemand(nodes, { ...users, groups: at(max) }).total <= ceilingOfRds;
      const at = (max: number) => groups.map((group, index) => (index === position ? { ...group, max } : group));
      const { min, max } = groups[position] ?? { min: 0, max: 0 };
      if (nodes[role].max !== undefined || max <= min) return groups;
      const lower = Array.from({ length: max - min }, (_, index) => max - index);
      return at(lower.find(fits) ?? min);
    },
    [...users.groups],
  );
}
