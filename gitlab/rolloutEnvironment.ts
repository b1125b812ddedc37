import type { Architecture } from "../config/architecture.ts";
import { groupTimes } from "../config/decisions/groupTimes.ts";
import { rolloutSeconds } from "../config/decisions/rolloutSeconds.ts";
import { surgePercentage } from "../config/decisions/surgePercentage.ts";
import type { Endpoints } from "./endpoints.ts";
import { logGroups } from "./logGroups.ts";

/**
 * What the rollout of groups has to know, as variables of Bash: a row for each group. A new version of a template changes it,
 * so the phases that roll it out run again.
 *
 * @param groups what they should run
 * @param architecture their plans
 */
export function rolloutEnvironment(
  groups: NonNullable<Endpoints["groups"]>,
  { stack, groups: plans }: Pick<Architecture, "stack" | "groups">,
): Record<string, string> {
  const rows = plans.map((plan) => {
    const { name, templateId, templateVersion } = groups[plan.role];
    const times = [groupTimes(plan).capacity, rolloutSeconds(plan)];
    return [
      plan.role,
      name,
      templateId,
      templateVersion,
      surgePercentage(plan),
      ...times,
      logGroups.node(stack, plan.role),
    ].join("|");
  });
  return { ROLLOUTS: rows.join(" ") };
}
