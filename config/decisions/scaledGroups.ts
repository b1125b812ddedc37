import { inForm, type Form } from "../form.ts";
import { findInstanceType, type InstanceType } from "../instanceTypes.ts";
import type { Settings } from "../settings.ts";
import { scaledRoleNames, type ScaledRole } from "../scaledRole.ts";
import type { GroupRow, Size } from "../sizes/size.ts";
import { fittedGroups } from "./fittedGroups.ts";
import { rowInstanceType, type WantedProcessor } from "./rowInstanceType.ts";
import type { ScaledGroup } from "./scaledGroup.ts";

/** Nodes to which a group scales, for each that always runs, as far as the database has room for their connections. Ours. */
const usualGrowth = 1.5;

/** What the groups depend on. */
type GroupSettings = WantedProcessor & Pick<Settings, "nodes">;

/**
 * The groups that scale.
 *
 * @param settings say for which processor, and override the size's rows
 * @param size its rows
 * @param form which of their numbers apply
 * @returns Rails first; none where the box does their work
 * @throws RangeError if there is no such instance type
 */
export function scaledGroups(settings: GroupSettings, size: Size, form: Form): ScaledGroup[] {
  const { groups } = size;
  if (!groups) return [];
  const wanted = scaledRoleNames.map((role) => plan(role, groups[role], settings, { size, form }));
  return fittedGroups(settings.nodes, { size, form, groups: wanted });
}

function plan(
  role: ScaledRole,
  row: GroupRow,
  settings: GroupSettings,
  { size, form }: { readonly size: Size; readonly form: Form },
): ScaledGroup {
  const over = settings.nodes[role];
  const min = over.min ?? inForm(row.min, form);
  const { name, vcpu, memoryGiB } = known(role, over.instanceType ?? rowInstanceType(row, settings, size));
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
