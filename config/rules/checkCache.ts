import { dataMemoryGiB, findCacheNodeType, noSuchCacheNodeType } from "../cacheNodeTypes.ts";
import { cacheChoice, suffices } from "../decisions/cacheChoice.ts";
import type { Complain } from "../problem.ts";
import type { CacheRows, Need, Size } from "../sizes/size.ts";
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
 * @param size its rows
 * @param complain is called for each problem
 */
export function checkCache(said: Group<"cache">, size: Size, complain: Complain): void {
  const { cache: rows } = size;
  if (!rows) {
    refuseWithout("cache", said, size, complain);
    return;
  }
  checkNodeType(said.nodeType, everyNeed(rows), size.users, complain);
  const { snapshotDays } = said;
  if (snapshotDays !== undefined && (snapshotDays < 0 || snapshotDays > mostSnapshotDays)) {
    complain(
      "cache.snapshotDays",
      snapshotDays,
      `0 to ${String(mostSnapshotDays)}`,
      "ElastiCache keeps snapshots no longer; 0 takes none.",
    );
  }
  checkStep("cache.tokenStep", said.tokenStep, complain);
  checkSnapshot(snapshots, said.snapshot, complain);
}

/** What suffices for every group: they all have the type that the stack file names. */
function everyNeed(rows: CacheRows): Need {
  const needs = [rows.redis, rows.cache].flatMap((row) => row?.need ?? []);
  return {
    vcpu: Math.max(...needs.map(({ vcpu }) => vcpu)),
    memoryGB: Math.max(...needs.map(({ memoryGB }) => memoryGB)),
  };
}

function checkNodeType(name: string | undefined, need: Need, users: number, complain: Complain): void {
  if (name === undefined) return;
  const key = "cache.nodeType";
  const orLarger = `${cacheChoice(need).name} or larger`;
  const type = findCacheNodeType(name);
  if (!type) {
    complain(key, name, `a type from config/cacheNodeTypes.json: ${orLarger}`, noSuchCacheNodeType(name));
  } else if (!suffices(type, need)) {
    complain(
      key,
      name,
      `at least ${String(need.vcpu)} vCPU and ${String(need.memoryGB)} GB for data, at ${String(users)} users: ${orLarger}`,
      `It has ${String(type.vcpu)} vCPU and ${dataMemoryGiB(type).toFixed(2)} GiB for data.`,
    );
  }
}

/** Names of snapshots; that of an automatic one has a prefix (ElastiCache user guide, backups, 2026-08). */
const snapshots: SnapshotRule = {
  key: "cache.snapshot",
  name: /^(automatic\.)?[a-zA-Z](-?[a-zA-Z0-9])*$/,
  allowed: "the name of a snapshot of ElastiCache, such as automatic.gitlab-prod-2026-11-21-06-30",
  hint: "Copy it from aws elasticache describe-snapshots.",
};
