import { findInstanceType } from "../instanceTypes.ts";
import type { StatefulRole } from "../nodeRole.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes.ts";
import { volumes, type VolumePlan } from "./volumes.ts";

/** A stateful node: an instance that may be thrown away, and a volume that never is. */
export interface StatefulNodePlan {
  /** Name for ever, such as `gitaly-1`: part of its DNS name and of its logical names. */
  readonly name: string;
  readonly role: StatefulRole;
  readonly instanceType: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly rootVolumeGiB: number;
  /** Index of the availability zone (of the private subnets) that the node and its volume live in. */
  readonly zone: number;
  /** A changed text replaces the instance, and only that does. */
  readonly generation: string;
  /** All volumes kept for this node; exactly one is in use. */
  readonly volumes: readonly VolumePlan[];
}

/** Name of the single box, for ever: it is a stand-alone Gitaly that carries the other roles too. */
const boxName = "gitaly-1";

/**
 * The nodes that hold data.
 *
 * @param settings overrides of the size's row
 * @param size its row
 * @returns the single box
 * @throws RangeError if there is no such instance type
 */
export function statefulNodes(settings: Settings, size: Size): StatefulNodePlan[] {
  const over = settings.nodes.box;
  const instanceType = over.instanceType ?? size.box.instanceType[settings.cpu];
  const type = findInstanceType(instanceType);
  if (!type) throw new RangeError(`nodes.box.instanceType: ${instanceType} is not a known instance type.`);
  const restored = settings.restoreSnapshots.at(-1);
  // An instance cannot change its architecture: a changed one is a new generation, too.
  const generation = `${String(over.generation)} ${settings.cpu}`;
  const box = {
    name: boxName,
    role: "box",
    instanceType,
    vcpu: type.vcpu,
    memoryGiB: type.memoryGiB,
    rootVolumeGiB: over.rootVolumeGiB ?? size.box.rootVolumeGiB,
    zone: (over.zone ?? 1) - 1,
    generation: restored === undefined ? generation : `${generation} ${restored}`,
    volumes: volumes(settings, {
      sizeGiB: over.volumeGiB ?? size.box.volumeGiB,
      iops: over.volumeIops ?? size.box.volumeIops,
      throughputMiBps: over.volumeThroughputMiBps ?? size.box.volumeThroughputMiBps,
    }),
  } as const;
  return [box];
}
