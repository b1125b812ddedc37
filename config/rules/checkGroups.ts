import type { ScaledGroup } from "../decisions/scaledGroup.ts";
import { scaledGroups } from "../decisions/scaledGroups.ts";
import { cpus } from "../instanceTypes.ts";
import type { Complain } from "../problem.ts";
import { scaledRoleNames, scaledRoles, type ScaledRole } from "../scaledRole.ts";
import type { FormedSize } from "../sizes/formedSize.ts";
import type { Said } from "../stackSchema.ts";
import { checkGroup } from "./checkGroup.ts";
import { checkInstanceType } from "./checkInstanceType.ts";
import { checkRootVolume } from "./checkRootVolume.ts";
import { hasRole, refuseAbsentRole } from "./refuseAbsentRole.ts";

/**
 * Checks what a stack file changes about the groups that scale.
 *
 * @param said overrides per role, and the architecture of the image
 * @param chosen the size, whose values apply where nothing is overridden; absent if the number of users is wrong
 * @param complain is called for each problem
 * @returns the groups, for the rules that build on them: a role with a problem is as the size has it
 */
export function checkGroups(
  { nodes, cpu, instanceTypeGeneration }: Pick<Said, "nodes" | "cpu" | "instanceTypeGeneration">,
  chosen: FormedSize | undefined,
  complain: Complain,
): ScaledGroup[] {
  const known = cpus.find((one) => one === cpu);
  const wrong = scaledRoleNames.filter((role) => {
    const found: Parameters<Complain>[] = [];
    checkRole(role, { nodes, cpu: known }, chosen, (...problem) => found.push(problem));
    for (const problem of found) complain(...problem);
    return found.length > 0;
  });
  if (!chosen) return [];
  const right = { ...nodes, ...Object.fromEntries(wrong.map((role) => [role, {}])) };
  return scaledGroups({ nodes: right, cpu: known ?? cpus[0], instanceTypeGeneration }, chosen.size, chosen.form);
}

function checkRole(
  role: ScaledRole,
  { nodes, cpu }: { readonly nodes: Said["nodes"]; readonly cpu: (typeof cpus)[number] | undefined },
  chosen: FormedSize | undefined,
  complain: Complain,
): void {
  if (chosen && !hasRole(role, chosen)) {
    refuseAbsentRole(role, nodes[role], chosen, complain);
    return;
  }
  const { instanceType, ...numbers } = nodes[role];
  checkInstanceType(role, instanceType, { cpu, least: scaledRoles[role].least }, complain);
  checkRootVolume(role, numbers.rootVolumeGiB, complain);
  if (!chosen) return;
  const others = Object.fromEntries(scaledRoleNames.map((one) => [one, one === role ? numbers : {}]));
  const plain = { nodes: { ...nodes, ...others }, cpu: cpus[0], instanceTypeGeneration: 0 };
  const plans = scaledGroups(plain, chosen.size, chosen.form);
  const plan = plans.find((one) => one.role === role);
  if (plan) checkGroup(plan, complain);
}
