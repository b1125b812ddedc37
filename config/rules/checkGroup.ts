import type { GroupPlan } from "../decisions/groupPlan.ts";
import { groupTimeRanges } from "../decisions/groupTimes.ts";
import type { Complain } from "../problem.ts";

/**
 * Checks the numbers of an autoscaled role.
 *
 * @param plan the group
 * @param complain is called for each problem
 */
export function checkGroup(plan: GroupPlan, complain: Complain): void {
  const { role, min, max, surge } = plan;
  const { launchSeconds, drainSeconds } = groupTimeRanges;
  const outside = (value: number, least: number, most = Infinity) =>
    !Number.isInteger(value) || value < least || value > most;
  if (outside(min, 1)) {
    complain(`nodes.${role}.min`, min, "a whole number from 1", "Without any node of this role GitLab stands still.");
    return; // the others are measured by it
  }
  if (outside(max, min)) {
    complain(`nodes.${role}.max`, max, `a whole number from min, ${String(min)}`, "Raise max, or lower min.");
    return;
  }
  if (outside(surge, 1, max)) {
    complain(
      `nodes.${role}.surge`,
      surge,
      `a whole number from 1 to max, ${String(max)}`,
      "A new node starts before an old one ends, and Auto Scaling replaces no more than all at a time.",
    );
  }
  for (const [key, { min: least, max: most }] of Object.entries({ launchSeconds, drainSeconds })) {
    const value = plan[key as keyof typeof groupTimeRanges];
    if (outside(value, least, most)) {
      complain(
        `nodes.${role}.${key}`,
        value,
        `a whole number of seconds from ${String(least)} to ${String(most)}`,
        "Auto Scaling waits neither shorter nor longer for a node.",
      );
    }
  }
}
