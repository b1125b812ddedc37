import { cpus } from "../instanceTypes.ts";
import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";
import { nodeCounts } from "../nodeCounts.ts";
import { isStateful, namedRoles, nodeRoles, type NamedRole, type NodeRole, type StatefulRole } from "../nodeRole.ts";
import type { FormedSize } from "../sizes/formedSize.ts";
import type { DataVolumeRow } from "../sizes/size.ts";
import { checkInstanceType } from "./checkInstanceType.ts";
import { checkRootVolume } from "./checkRootVolume.ts";
import { hasRole, refuseAbsentRole } from "./refuseAbsentRole.ts";

/** What a volume with repositories has to have room for. */
const sharedVolume = "Repositories, database and a running backup share the volume.";

/** Limits of gp3 volumes (Amazon EC2 API reference, CreateVolume, 2026-08). */
export const gp3 = {
  sizeGiB: { min: 1, max: 65_536 },
  iops: { min: 3000, max: 80_000, perGiB: 500 },
  throughputMiBps: { min: 125, max: 2000, perIops: 0.25 },
} as const;

/**
 * Checks what a stack file changes about its nodes.
 *
 * @param nodes overrides per role
 * @param cpu architecture of the image
 * @param chosen the size, whose values apply where nothing is overridden; absent if the number of users is wrong
 * @param complain is called for each problem
 */
export function checkNodes(
  nodes: Group<"nodes">,
  cpu: string,
  chosen: FormedSize | undefined,
  complain: Complain,
): void {
  const known = cpus.find((one) => one === cpu);
  if (!known) complain("cpu", cpu, cpus.join(" or "), "arm64 costs less for the same work.");
  for (const role of Object.keys(nodeRoles) as NodeRole[]) {
    if (chosen && !hasRole(role, chosen)) {
      refuseAbsentRole(role, nodes[role], chosen, complain);
      continue;
    }
    const row = nodeRoles[role];
    const least = "least" in row ? row.least : undefined;
    checkInstanceType(role, nodes[role].instanceType, { cpu: known, least }, complain);
    checkCount(role, nodes[role] as { readonly count?: number }, complain);
  }
  for (const role of namedRoles) {
    checkGeneration(role, nodes[role].generation, complain);
    checkRootVolume(role, nodes[role].rootVolumeGiB, complain);
    if (!isStateful(role)) continue;
    const row = chosen?.size.nodes[role];
    if (row) checkVolume(role, nodes[role], row.volume, complain);
  }
}

/** Only some roles have that key. */
function checkCount(role: NodeRole, { count }: { readonly count?: number }, complain: Complain): void {
  const range = nodeCounts[role];
  if (count === undefined || !range) return;
  const { least, most, odd, why } = range;
  if (count >= least && count <= most && (!odd || count % 2 === 1)) return;
  const allowed = odd
    ? `an odd number from ${String(least)} to ${String(most)}`
    : `${String(least)} or ${String(most)}`;
  complain(`nodes.${role}.count`, count, allowed, why);
}

function checkGeneration(role: NamedRole, generation: number, complain: Complain): void {
  if (generation >= 1) return;
  complain(`nodes.${role}.generation`, generation, "a whole number from 1", "Raise it by one to replace the instance.");
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
      role === "monitor" ? "Prometheus needs room for its log and for merging." : sharedVolume,
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
