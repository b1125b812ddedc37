import { inForm, type Form } from "../form.ts";
import { findInstanceType, type InstanceType } from "../instanceTypes.ts";
import type { Settings } from "../settings.ts";
import { scaledRoleNames, type ScaledRole } from "../scaledRole.ts";
import type { GroupRow, Size } from "../sizes/size.ts";
import type { GroupPlan } from "./groupPlan.ts";

/** A group, and the machine of its nodes. */
export interface ScaledGroup extends GroupPlan {
  readonly role: ScaledRole;
  readonly vcpu: number;
  readonly memoryGiB: number;
}

/** Nodes to which a group scales, for each that always runs. Ours. */
const usualGrowth = 1.5;

/**
 * The groups that scale.
 *
 * @param settings say for which processor, and override the size's rows
 * @param size its rows
 * @param form which of their numbers apply
 * @returns Rails first; none where the box does their work
 * @throws RangeError if there is no such instance type
 */
export function scaledGroups(settings: Pick<Settings, "cpu" | "nodes">, size: Size, form: Form): ScaledGroup[] {
  const { groups } = size;
  return groups ? scaledRoleNames.map((role) => plan(role, groups[role], settings, form)) : [];
}

function plan(
  role: ScaledRole,
  row: GroupRow,
  { cpu, nodes }: Pick<Settings, "cpu" | "nodes">,
  form: Form,
): ScaledGroup {
  const over = nodes[role];
  const min = over.min ?? inForm(row.min, form);
  const { name, vcpu, memoryGiB } = known(role, over.instanceType ?? row.instanceType[cpu]);
  return {
    role,
    instanceType: name,
    vcpu,
    memoryGiB,
    rootVolumeGiB: over.rootVolumeGiB ?? row.rootVolumeGiB,
    min,
    max: over.max ?? Math.ceil(min * usualGrowth),
    surge: over.surge ?? row.surge,
    drainSeconds: over.drainSeconds ?? row.drainSeconds,
    launchSeconds: over.launchSeconds ?? row.launchSeconds,
  };
}

function known(role: ScaledRole, name: string): InstanceType {
  const type = findInstanceType(name);
  if (!type) throw new RangeError(`nodes.${role}.instanceType: ${name} is not a known instance type.`);
  return type;
}
