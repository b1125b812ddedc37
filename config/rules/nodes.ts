import { cpus, findInstanceType, noSuchInstanceType, type CpuArchitecture } from "../instanceTypes.ts";
import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";
import type { Size } from "../sizes.ts";

/** Limits of gp3 volumes (Amazon EC2 API reference, CreateVolume, 2026-08). */
export const gp3 = {
  sizeGiB: { min: 1, max: 65_536 },
  iops: { min: 3000, max: 80_000, perGiB: 500 },
  throughputMiBps: { min: 125, max: 2000, perIops: 0.25 },
} as const;

/** Largest root volume that makes sense: it holds no data. */
const largestRootGiB = 1000;

/**
 * Checks what a stack file changes about its nodes.
 *
 * @param nodes overrides per role
 * @param cpu architecture of the image
 * @param size the size, whose values stand where nothing is overridden; absent where the number of users is wrong
 * @param complain hears of problems
 */
export function checkNodes(nodes: Group<"nodes">, cpu: string, size: Size | undefined, complain: Complain): void {
  const known = cpus.find((one) => one === cpu);
  if (!known) complain("cpu", cpu, cpus.join(" or "), "arm64 costs less for the same work.");
  checkInstanceType("nodes.box.instanceType", nodes.box.instanceType, known, false, complain);
  checkInstanceType("nodes.bastion.instanceType", nodes.bastion.instanceType, known, true, complain);
  const { generation, rootVolumeGiB } = nodes.box;
  if (generation < 1) {
    complain("nodes.box.generation", generation, "a whole number from 1", "Raise it by one to replace the instance.");
  }
  if (rootVolumeGiB !== undefined && (rootVolumeGiB < 40 || rootVolumeGiB > largestRootGiB)) {
    complain(
      "nodes.box.rootVolumeGiB",
      rootVolumeGiB,
      `40 to ${String(largestRootGiB)}`,
      "GitLab asks for 40 GB; data has a volume of its own.",
    );
  }
  if (size) checkVolume(nodes.box, size.box, complain);
}

function checkInstanceType(
  key: string,
  name: string | undefined,
  cpu: CpuArchitecture | undefined,
  mayBurst: boolean,
  complain: Complain,
): void {
  if (name === undefined) return;
  const type = findInstanceType(name);
  if (!type) {
    complain(key, name, "an instance type of config/instanceTypes.json", noSuchInstanceType(name));
    return;
  }
  if (cpu && type.cpu !== cpu) {
    complain(key, name, `a type for ${cpu}`, `It is for ${type.cpu}: set cpu: ${type.cpu}, or choose another type.`);
  }
  if (type.burstable && !mayBurst) {
    complain(
      key,
      name,
      "a type that is not burstable",
      "GitLab slows to a crawl when the credits are gone: take a c, m or r type.",
    );
  }
  if (!mayBurst && (type.vcpu < 4 || type.memoryGiB < 8)) {
    complain(
      key,
      name,
      "at least 4 vCPU and 8 GiB",
      "GitLab names 8 vCPU and 16 GB, and 8 GB as the least that can work.",
    );
  }
}

function checkVolume(box: Group<"nodes">["box"], row: Size["box"], complain: Complain): void {
  const sizeGiB = box.volumeGiB ?? row.volumeGiB;
  const iops = box.volumeIops ?? row.volumeIops;
  const throughput = box.volumeThroughputMiBps ?? row.volumeThroughputMiBps;
  if (sizeGiB < row.minimumVolumeGiB) {
    complain(
      "nodes.box.volumeGiB",
      sizeGiB,
      `at least ${String(row.minimumVolumeGiB)} for this size`,
      "Repositories, database and the backup under way share the volume.",
    );
  } else if (sizeGiB > gp3.sizeGiB.max) {
    complain("nodes.box.volumeGiB", sizeGiB, `at most ${String(gp3.sizeGiB.max)}`, "That is the largest gp3 volume.");
  }
  const mostIops = Math.min(gp3.iops.max, sizeGiB * gp3.iops.perGiB);
  if (iops < gp3.iops.min || iops > mostIops) {
    complain(
      "nodes.box.volumeIops",
      iops,
      `${String(gp3.iops.min)} to ${String(mostIops)} (500 per GiB, 80000 at most)`,
      "Correct the number, or take a larger volume.",
    );
    return;
  }
  const mostThroughput = Math.min(gp3.throughputMiBps.max, iops * gp3.throughputMiBps.perIops);
  if (throughput < gp3.throughputMiBps.min || throughput > mostThroughput) {
    complain(
      "nodes.box.volumeThroughputMiBps",
      throughput,
      `${String(gp3.throughputMiBps.min)} to ${String(mostThroughput)} (a quarter of the IOPS, 2000 at most)`,
      "Correct the number, or ask for more IOPS.",
    );
  }
}

/**
 * Checks in which zone the node lives. Whether its volume lives there, too, is seen once there is one.
 *
 * @param zone what the stack file says, from 1
 * @param zones how many the network has
 * @param complain hears of problems
 */
export function checkZone(zone: number | undefined, zones: number, complain: Complain): void {
  if (zone === undefined || (zone >= 1 && zone <= zones)) return;
  complain(
    "nodes.box.zone",
    zone,
    `1 to ${String(zones)}, the zones of the network`,
    "Correct the number, or raise network.zones.",
  );
}
