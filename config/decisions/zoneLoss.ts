import type { GroupPlan } from "./groupPlan.ts";

/**
 * How many nodes of a group's minimum are left at once when a zone fails. Auto Scaling keeps the zones even, so the fullest
 * one has the share that is rounded up. It launches the others again in the zones that are left, which takes a boot.
 *
 * @param plan the group
 * @param zones number of zones that it is spread over, at least 1
 * @returns 0 if the role is gone until then: the minimum does not survive the loss of a zone
 */
export function nodesLeftWithoutZone({ min }: Pick<GroupPlan, "min">, zones: number): number {
  return min - Math.ceil(min / zones);
}
