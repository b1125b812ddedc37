import { cpus, findInstanceType, noSuchInstanceType, type CpuArchitecture } from "../instanceTypes.ts";
import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";
import { isStateful, namedRoles, nodeRoles, type NamedRole, type NodeRole, type StatefulRole } from "../nodeRole.ts";
import type { DataVolumeRow, Size } from "../sizes/size.ts";

/** Limits of gp3 volumes (Amazon EC2 API reference, CreateVolume, 2026-08). */
export const gp3 = {
  sizeGiB: { min: 1, max: 65_536 },
  iops: { min: 3000, max: 80_000, perGiB: 500 },
  throughputMiBps: { min: 125, max: 2000, perIops: 0.25 },
} as const;

/** Largest sensible root volume: it holds no data. */
const largestRootGiB = 1000;

/**
 * Checks what a stack file changes about its nodes.
 *
 * @param nodes overrides per role
 * @param cpu architecture of the image
 * @param size the size, whose values apply where nothing is overridden; absent if the number of users is wrong
 * @param complain is called for each problem
 */
export function checkNodes(nodes: Group<"nodes">, cpu: string, size: Size | undefined, complain: Complain): void {
  const known = cpus.find((one) => one === cpu);
  if (!known) complain("cpu", cpu, cpus.join(" or "), "arm64 costs less for the same work.");
  for (const role of Object.keys(nodeRoles) as NodeRole[]) {
    if (size && !size.nodes[role]) checkAbsent(role, nodes[role], size, complain);
    else checkInstanceType(role, nodes[role].instanceType, known, complain);
  }
  for (const role of namedRoles) {
    checkNamed(role, nodes[role], complain);
    if (!isStateful(role)) continue;
    const row = size?.nodes[role];
    if (row) checkVolume(role, nodes[role], row.volume, complain);
  }
}

/** A generation says nothing about a node that is not there: it has a default. */
const keysWithDefault = ["generation"];

/** What is said about a node that the size does not have is a mistake. */
function checkAbsent(role: NodeRole, over: Group<"nodes">[NodeRole], size: Size, complain: Complain): void {
  const [said] = Object.entries(over).filter(([key, value]) => !keysWithDefault.includes(key) || value !== 1);
  if (!said) return;
  const has = (Object.keys(size.nodes) as NodeRole[]).map((one) => `nodes.${one}`).join(", ");
  complain(
    `nodes.${role}.${said[0]}`,
    said[1],
    `${has}, at ${String(size.users)} users`,
    "This size has no such node.",
  );
}

function checkNamed(role: NamedRole, over: Group<"nodes">[NamedRole], complain: Complain): void {
  const { generation, rootVolumeGiB } = over;
  if (generation < 1) {
    complain(
      `nodes.${role}.generation`,
      generation,
      "a whole number from 1",
      "Raise it by one to replace the instance.",
    );
  }
  if (rootVolumeGiB !== undefined && (rootVolumeGiB < 40 || rootVolumeGiB > largestRootGiB)) {
    complain(
      `nodes.${role}.rootVolumeGiB`,
      rootVolumeGiB,
      `40 to ${String(largestRootGiB)}`,
      "GitLab needs 40 GB; data is on a separate volume.",
    );
  }
}

function checkInstanceType(
  role: NodeRole,
  name: string | undefined,
  cpu: CpuArchitecture | undefined,
  complain: Complain,
): void {
  if (name === undefined) return;
  const key = `nodes.${role}.instanceType`;
  const type = findInstanceType(name);
  if (!type) {
    complain(key, name, "an instance type from config/instanceTypes.json", noSuchInstanceType(name));
    return;
  }
  if (cpu && type.cpu !== cpu) {
    complain(key, name, `a type for ${cpu}`, `It is for ${type.cpu}: set cpu: ${type.cpu}, or choose another type.`);
  }
  const row = nodeRoles[role];
  if (!("least" in row)) return;
  const { least } = row;
  if (type.burstable) {
    complain(
      key,
      name,
      "a type that is not burstable",
      "GitLab slows to a crawl when the CPU credits are used up: choose a c, m or r type.",
    );
  }
  if (type.vcpu < least.vcpu || type.memoryGiB < least.memoryGiB) {
    complain(
      key,
      name,
      `at least ${String(least.vcpu)} vCPU and ${String(least.memoryGiB)} GiB`,
      `GitLab requires ${least.documented}.`,
    );
  }
}

function checkVolume(
  role: StatefulRole,
  over: Group<"nodes">[StatefulRole],
  row: DataVolumeRow,
  complain: Complain,
): void {
  const sizeGiB = over.volumeGiB ?? row.sizeGiB;
  const iops = over.volumeIops ?? row.iops;
  const throughput = over.volumeThroughputMiBps ?? row.throughputMiBps;
  if (sizeGiB < row.minimumGiB) {
    complain(
      `nodes.${role}.volumeGiB`,
      sizeGiB,
      `at least ${String(row.minimumGiB)} for this size`,
      "Repositories, database and a running backup share the volume.",
    );
  } else if (sizeGiB > gp3.sizeGiB.max) {
    complain(
      `nodes.${role}.volumeGiB`,
      sizeGiB,
      `at most ${String(gp3.sizeGiB.max)}`,
      "That is the largest gp3 volume.",
    );
  }
  const mostIops = Math.min(gp3.iops.max, sizeGiB * gp3.iops.perGiB);
  if (iops < gp3.iops.min || iops > mostIops) {
    complain(
      `nodes.${role}.volumeIops`,
      iops,
      `${String(gp3.iops.min)} to ${String(mostIops)} (500 per GiB, 80000 at most)`,
      "Correct the number, or choose a larger volume.",
    );
    return;
  }
  const mostThroughput = Math.min(gp3.throughputMiBps.max, iops * gp3.throughputMiBps.perIops);
  if (throughput < gp3.throughputMiBps.min || throughput > mostThroughput) {
    complain(
      `nodes.${role}.volumeThroughputMiBps`,
      throughput,
      `${String(gp3.throughputMiBps.min)} to ${String(mostThroughput)} (a quarter of the IOPS, 2000 at most)`,
      "Correct the number, or set more IOPS.",
    );
  }
}

/**
 * Checks which zones nodes live in. Whether a volume is in the same zone is checked once the volume exists.
 *
 * @param nodes overrides per role; zones count from 1
 * @param zones how many the network has
 * @param complain is called for each problem
 */
export function checkZones(nodes: Group<"nodes">, zones: number, complain: Complain): void {
  for (const role of namedRoles) {
    const { zone } = nodes[role];
    if (zone === undefined || (zone >= 1 && zone <= zones)) continue;
    complain(
      `nodes.${role}.zone`,
      zone,
      `1 to ${String(zones)}, the zones of the network`,
      "Correct the number, or raise network.zones.",
    );
  }
}
