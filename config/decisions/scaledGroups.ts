import { inForm, type Form } from "../form.ts";
import { findInstanceType, type InstanceType } from "../instanceTypes.ts";
import type { Settings } from "../settings.ts";
import type { GroupRow, ScaledRole, Size } from "../sizes/size.ts";
import type { GroupPlan } from "./groupPlan.ts";

/** A group, and the machine of its nodes. */
export interface ScaledGroup extends GroupPlan {
  readonly role: ScaledRole;
  readonly vcpu: number;
  readonly memoryGiB: number;
}

/**
 * The groups that scale.
 *
 * @param settings say for which processor
 * @param size its rows
 * @param form which of their numbers apply
 * @returns Rails first; none where the box does their work
 */
export function scaledGroups({ cpu }: Pick<Settings, "cpu">, { groups }: Size, form: Form): ScaledGroup[] {
  if (!groups) return [];
  return (["rails", "sidekiq"] as const).map((role) =>
    plan(role, groups[role], known(groups[role].instanceType[cpu]), form),
  );
}

function plan(role: ScaledRole, row: GroupRow, { name, vcpu, memoryGiB }: InstanceType, form: Form): ScaledGroup {
  const { rootVolumeGiB, surge, drainSeconds, launchSeconds } = row;
  const [min, max] = [inForm(row.min, form), inForm(row.max, form)];
  return { role, instanceType: name, vcpu, memoryGiB, rootVolumeGiB, min, max, surge, drainSeconds, launchSeconds };
}

function known(name: string): InstanceType {
  const type = findInstanceType(name);
  if (!type) throw new RangeError(`${name} is not a known instance type.`);
  return type;
}
