import type { GroupPlan } from "./groupPlan.ts";
import { groupTimes } from "./groupTimes.ts";
import { surgePercentage } from "./surgePercentage.ts";

/**
 * Half an hour less than gitlab-converge.service may run: if a rollout takes longer, it says so before it is killed. The rollout
 * itself goes on, and the next attempt waits for it.
 */
const mostSeconds = 5.5 * 60 * 60;

/**
 * The longest that a rollout may take before something must be wrong: every node is replaced, as many at a time as the surge
 * allows, and each replacement uses up the times for launch, warm-up and termination. One launch more, because one node may fail
 * and be launched again. AWS does not say whether a refresh waits until a node has ended; here it does.
 *
 * @param plan with a surge from 1 to the maximum
 */
export function rolloutSeconds(plan: Pick<GroupPlan, "max" | "surge" | "launchSeconds" | "drainSeconds">): number {
  const { launch, warmup, termination } = groupTimes(plan);
  const sizes = Array.from({ length: plan.max }, (_, index) => index + 1);
  const most = Math.max(...sizes.map((size) => Math.ceil(size / atATime(size, plan))));
  return Math.min(most * (launch + warmup + termination) + launch, mostSeconds);
}

/** A group that is smaller than its maximum replaces fewer at a time, and one at least. */
function atATime(size: number, plan: Pick<GroupPlan, "max" | "surge">): number {
  return Math.max(1, Math.floor((size * (surgePercentage(plan) - 100)) / 100));
}
