import { nodeZones } from "./networkSettings.ts";
import { findInstanceType } from "../instanceTypes.ts";
import { nodeRoles, statefulRoles, type StatefulRole } from "../nodeRole.ts";
import type { Settings } from "../settings.ts";
import type { Size, StatefulRow } from "../sizes.ts";
import { volumes, type VolumePlan } from "./volumes.ts";

/** A stateful node: a disposable instance, and a volume that is never discarded with it. */
export interface StatefulNodePlan {
  /** Permanent name, such as `gitaly-1`: its DNS name and logical names contain it. */
  readonly name: string;
  readonly role: StatefulRole;
  readonly instanceType: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly rootVolumeGiB: number;
  /** Index of the availability zone (of the private subnets) that the node and its volume live in. */
  readonly zone: number;
  /** Changing this text replaces the instance; nothing else does. */
  readonly generation: string;
  /** All volumes kept for this node; exactly one is in use. */
  readonly volumes: readonly VolumePlan[];
}

/**
 * The nodes that hold data, row by row of the size, spread over the zones.
 *
 * @param settings overrides of the size's rows
 * @param size its rows
 * @returns each node, `gitaly-1` first
 * @throws RangeError if there is no such instance type
 */
export function statefulNodes(settings: Settings, size: Size): StatefulNodePlan[] {
  return statefulRoles.flatMap((role) => {
    const row = size.nodes[role];
    if (!row) return [];
    return Array.from({ length: row.count }, (_, position) => nodePlan(settings, role, row, position));
  });
}

function nodePlan(settings: Settings, role: StatefulRole, row: StatefulRow, position: number): StatefulNodePlan {
  const over = settings.nodes[role];
  const instanceType = over.instanceType ?? row.instanceType[settings.cpu];
  const type = findInstanceType(instanceType);
  if (!type) throw new RangeError(`nodes.${role}.instanceType: ${instanceType} is not a known instance type.`);
  const restored = settings.restoreSnapshots.at(-1);
  // An instance cannot change its architecture, so a new architecture is also a new generation.
  const generation = `${String(over.generation)} ${settings.cpu}`;
  return {
    name: `${nodeRoles[role].called}-${String(position + 1)}`,
    role,
    instanceType,
    vcpu: type.vcpu,
    memoryGiB: type.memoryGiB,
    rootVolumeGiB: over.rootVolumeGiB ?? row.rootVolumeGiB,
    zone: ((over.zone ?? 1) - 1 + position) % nodeZones(settings.network),
    generation: restored === undefined ? generation : `${generation} ${restored}`,
    volumes: volumes(settings, {
      sizeGiB: over.volumeGiB ?? row.volume.sizeGiB,
      iops: over.volumeIops ?? row.volume.iops,
      throughputMiBps: over.volumeThroughputMiBps ?? row.volume.throughputMiBps,
    }),
  };
}
