import { findCacheNodeType } from "../cacheNodeTypes.ts";
import { inForm, type Form } from "../form.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";
import { cacheChoice } from "./cacheChoice.ts";
import type { CachePlan } from "./cachePlan.ts";
import { windows } from "./windows.ts";

/** Days that daily snapshots stay by default: jobs and sessions of last week are of no use. */
const usualSnapshotDays = 7;

/** What is planned, and what it begins with. */
export interface PlannedCache extends CachePlan {
  /** Snapshot that a new group is made from; absent: it starts empty. An existing group refuses another one. */
  readonly snapshot: string | undefined;
}

/**
 * Plans the cache: what the stack file says, or else the cheapest type whose memory for data is at least what GitLab asks
 * for.
 *
 * @param settings overrides
 * @param size its row
 * @param form how many nodes
 * @returns `undefined` if Redis is on the box
 * @throws RangeError if no type is large enough, or the stack file names one that there is not
 */
export function plannedCache(
  { cache: said, windows: start }: Pick<Settings, "cache" | "windows">,
  { cache: row }: Size,
  form: Form,
): PlannedCache | undefined {
  if (!row) return undefined;
  const { nodeType } = said;
  const type = nodeType === undefined ? cacheChoice(row.need) : findCacheNodeType(nodeType);
  if (!type) throw new RangeError(`cache.nodeType: ${String(nodeType)} is not a known node type.`);
  const { cacheSnapshot, cacheMaintenance } = windows(start);
  const nodes = inForm(row.nodes, form);
  return {
    name: "redis",
    nodeType: type.name,
    vcpu: type.vcpu,
    memoryGiB: type.memoryGiB,
    nodes,
    failover: nodes > 1,
    eviction: "noeviction",
    snapshotDays: said.snapshotDays ?? usualSnapshotDays,
    minorUpgrades: said.minorUpgrades ?? false,
    tokenStep: said.tokenStep ?? 1,
    snapshotWindow: cacheSnapshot.text,
    maintenanceWindow: cacheMaintenance.text,
    snapshot: said.snapshot,
  };
}
