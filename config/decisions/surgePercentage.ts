import type { GroupPlan } from "./groupPlan.ts";

/**
 * The most that may run while nodes are replaced, as Auto Scaling wants it: a percentage of how many should run. The surge is
 * met at the maximum, so a group is never larger than both together, which is what the database's connections are planned
 * for. A smaller group replaces fewer at a time. Where the percentage leaves no room for one, Auto Scaling launches one all
 * the same, because all others have to stay (API reference, RefreshPreferences, MaxHealthyPercentage, 2026-08).
 *
 * @param plan with a surge from 1 to the maximum
 * @returns 100 to 200
 */
export function surgePercentage({ max, surge }: Pick<GroupPlan, "max" | "surge">): number {
  return 100 + Math.floor((100 * surge) / max);
}
