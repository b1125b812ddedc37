import type { Settings } from "../settings.ts";
import { databaseDemand, type DatabaseUsers } from "./databaseDemand.ts";
import { ceilingOfRds } from "./maxConnections.ts";
import type { ScaledGroup } from "./scaledGroup.ts";

/**
 * Lowers the maximum of groups until the connections of all nodes fit into a database, of whatever class. Only what the stack
 * file leaves to the size is lowered, and never below the minimum: Rails first, since its nodes need most connections, and
 * Sidekiq if that is not enough.
 *
 * @param nodes overrides of the size's rows
 * @param users the groups as they would be, Rails first, and what else connects
 * @returns the groups; if they still do not fit, the stack file has asked for too much
 */
export function fittedGroups(nodes: Settings["nodes"], users: DatabaseUsers): ScaledGroup[] {
  const [rails = [], sidekiq = []] = users.groups.map((group) => maxima(group, nodes[group.role].max));
  const bounds = sidekiq.flatMap((ofSidekiq) => rails.map((ofRails) => [ofRails, ofSidekiq]));
  const at = (chosen: readonly number[]) =>
    users.groups.map((group, index) => ({ ...group, max: chosen[index] ?? group.max }));
  const fits = (chosen: readonly number[]) =>
    databaseDemand(nodes, { ...users, groups: at(chosen) }).total <= ceilingOfRds;
  return at(bounds.find(fits) ?? bounds.at(-1) ?? []);
}

/** What the maximum of a group may be, highest first. */
function maxima({ min, max }: ScaledGroup, said: number | undefined): number[] {
  if (said !== undefined || max <= min) return [max];
  return Array.from({ length: max - min + 1 }, (_, lower) => max - lower);
}
