import { dataMemoryGiB, findCacheNodeType, noSuchCacheNodeType } from "../cacheNodeTypes.ts";
import { cacheChoice, cacheDemand, demandWords, suffices } from "../decisions/cacheChoice.ts";
import { mostCacheNodes } from "../decisions/cachePlan.ts";
import type { HighAvailability } from "../form.ts";
import type { Complain } from "../problem.ts";
import type { FormedSize } from "../sizes/formedSize.ts";
import type { CacheRows, Size } from "../sizes/size.ts";
import type { Group } from "../stackSchema.ts";
import { checkSnapshot, type SnapshotRule } from "./checkSnapshot.ts";
import { checkStep } from "./checkStep.ts";
import { refuseWithout } from "./refuseWithout.ts";

/** Days that ElastiCache keeps snapshots (API reference, CreateReplicationGroup, SnapshotRetentionLimit, 2026-08). */
const mostSnapshotDays = 35;

/**
 * Checks what a stack file changes about the cache.
 *
 * @param said overrides
 * @param formed size, and whether it is highly available
 * @param complain is called for each problem
 */
export function checkCache(said: Group<"cache">, { size, form }: FormedSize, complain: Complain): void {
  if (!size.cache) {
    refuseWithout("cache", said, size, complain);
    return;
  }
  checkNodeType(said.nodeType, size.cache, size, complain);
  checkCount(said.nodes, form.highAvailability, complain);
  const { snapshotDays } = said;
  if (snapshotDays !== undefined && (snapshotDays < 0 || snapshotDays > mostSnapshotDays)) {
    complain(
      "cache.snapshotDays",
      snapshotDays,
      `0 to ${String(mostSnapshotDays)}`,
      "ElastiCache keeps snapshots no longer; 0 takes none.",
    );
  }
  checkTokenSteps(said, size, complain);
  checkSnapshot(snapshots, said.snapshot, complain);
}

/** Every group has the type that the stack file names, so it has to suffice for all of them. */
function checkNodeType(name: string | undefined, rows: CacheRows, { users }: Size, complain: Complain): void {
  if (name === undefined) return;
  const key = "cache.nodeType";
  const demands = [rows.redis, rows.cache].flatMap((row) => (row ? [cacheDemand(row.need, users)] : []));
  const type = findCacheNodeType(name);
  for (const demand of demands) {
    const orLarger = `${cacheChoice(demand).name} or larger`;
    if (!type) {
      complain(key, name, `a type from config/cacheNodeTypes.json: ${orLarger}`, noSuchCacheNodeType(name));
      return;
    }
    if (!suffices(type, demand)) {
      const { vcpu, machineGiB } = type;
      const has = `${String(vcpu)} vCPU and ${String(machineGiB)} GiB, ${dataMemoryGiB(type).toFixed(2)} GiB of it for data`;
      complain(key, name, `at least ${demandWords(demand)}, at ${String(users)} users: ${orLarger}`, `It has ${has}.`);
      return;
    }
  }
}

function checkTokenSteps(said: Group<"cache">, { cache, users }: Size, complain: Complain): void {
  checkStep("cache.redisTokenStep", said.redisTokenStep, complain);
  const { cacheTokenStep } = said;
  if (cache?.cache) checkStep("cache.cacheTokenStep", cacheTokenStep, complain);
  else if (cacheTokenStep !== undefined) {
    const fix = "The cache of this size has one group, redis: remove the key.";
    complain("cache.cacheTokenStep", cacheTokenStep, `nothing at ${String(users)} users`, fix);
  }
}

/** With high availability a replica has to take over; without it there is nothing to take over in. */
const allowedNodes: Readonly<Record<HighAvailability, readonly [least: number, most: number, why: string]>> = {
  on: [2, mostCacheNodes, "A replica takes over when the primary fails: GitLab's documents have three nodes."],
  off: [1, 1, "Replicas come with highAvailability: on."],
};

function checkCount(nodes: number | undefined, highAvailability: HighAvailability, complain: Complain): void {
  if (nodes === undefined) return;
  const [least, most, why] = allowedNodes[highAvailability];
  if (nodes >= least && nodes <= most) return;
  const range = least === most ? String(least) : `${String(least)} to ${String(most)}`;
  complain("cache.nodes", nodes, `${range} with highAvailability: ${highAvailability}`, why);
}

/** Names of snapshots; that of an automatic one has a prefix (ElastiCache user guide, backups, 2026-08). */
const snapshots: SnapshotRule = {
  key: "cache.snapshot",
  name: /^(automatic\.)?[a-zA-Z](-?[a-zA-Z0-9])*$/,
  allowed: "the name of a snapshot of ElastiCache, such as automatic.gitlab-prod-2026-11-21-06-30",
  hint: "Copy it from aws elasticache describe-snapshots.",
};
