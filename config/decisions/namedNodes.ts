import type { Form } from "../form.ts";
import { findInstanceType } from "../instanceTypes.ts";
import { isStateful, namedRoles, nodeRoles, type NamedRole, type StatefulRole } from "../nodeRole.ts";
import type { Settings } from "../settings.ts";
import type { NamedRow, Size, StatefulRow } from "../sizes/size.ts";
import { nodeZones } from "./networkSettings.ts";
import { nodeCount } from "./nodeCount.ts";
import { rowInstanceType } from "./rowInstanceType.ts";
import { volumes, type VolumePlan } from "./volumes.ts";

/** A node with a permanent name: a disposable instance and, if it holds data, a volume that is never discarded with it. */
export interface NamedNodePlan {
  /** Permanent name, such as `gitaly-1`: its DNS name and logical names contain it. */
  readonly name: string;
  readonly role: NamedRole;
  readonly instanceType: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly rootVolumeGiB: number;
  /** Index of the availability zone (of the private subnets) that the node and its volume live in. */
  readonly zone: number;
  /** Changing this text replaces the instance; nothing else does. */
  readonly generation: string;
  /** All volumes kept for this node; exactly one is in use. Empty if the node holds no data. */
  readonly volumes: readonly VolumePlan[];
}

/**
 * The nodes with permanent names, row by row of the size, spread over the zones.
 *
 * @param settings overrides of the size's rows
 * @param size its rows
 * @param form which of them apply
 * @returns each node, `gitaly-1` first
 * @throws RangeError if there is no such instance type
 */
export function namedNodes(settings: Settings, size: Size, form: Form): NamedNodePlan[] {
  return namedRoles.flatMap((role) => {
    const row = size.nodes[role];
    if (!row) return [];
    const length = nodeCount(role, settings.nodes, size, form);
    return Array.from({ length }, (_, position) => nodePlan(settings, { role, row, size }, position));
  });
}

function nodePlan(
  settings: Settings,
  { role, row, size }: { readonly role: NamedRole; readonly row: NamedRow; readonly size: Size },
  position: number,
): NamedNodePlan {
  const over = settings.nodes[role];
  const instanceType = over.instanceType ?? rowInstanceType(row, settings, size);
  const type = findInstanceType(instanceType);
  if (!type) throw new RangeError(`nodes.${role}.instanceType: ${instanceType} is not a known instance type.`);
  // An instance cannot change its architecture, so a new architecture is also a new generation.
  const generation = `${String(over.generation)} ${settings.cpu}`;
  const moved = isStateful(role) ? settings.restoreSnapshots.at(-1) : over.zone && `zone ${String(over.zone)}`;
  return {
    name: `${nodeRoles[role].called}-${String(position + 1)}`,
    role,
    instanceType,
    vcpu: type.vcpu,
    memoryGiB: type.memoryGiB,
    rootVolumeGiB: over.rootVolumeGiB ?? row.rootVolumeGiB,
    zone: ((over.zone ?? 1) - 1 + position) % nodeZones(settings.network),
    generation: moved === undefined ? generation : `${generation} ${moved}`,
    volumes: isStateful(role) && "volume" in row ? volumesOf(settings, role, row as StatefulRow) : [],
  };
}

function volumesOf(settings: Settings, role: StatefulRole, { volume }: StatefulRow): VolumePlan[] {
  const over = settings.nodes[role];
  return volumes(settings, {
    sizeGiB: over.volumeGiB ?? volume.sizeGiB,
    iops: over.volumeIops ?? volume.iops,
    throughputMiBps: over.volumeThroughputMiBps ?? volume.throughputMiBps,
  });
}
