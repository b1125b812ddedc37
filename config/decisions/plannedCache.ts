import { dataMemoryGiB, findCacheNodeType } from "../cacheNodeTypes.ts";
import { inForm, type Form } from "../form.ts";
import type { Size } from "../sizes/size.ts";
import { bytesPerGB, bytesPerGiB } from "../memoryUnits.ts";
import type { CachePlan } from "./cachePlan.ts";
import { defaultWindowStart, windows } from "./windows.ts";

/** The types to choose from, cheapest first: one generation, whose prices are known for every size. */
export const cacheChoices = ["cache.m6g.large", "cache.r6g.large", "cache.m6g.xlarge", "cache.r6g.xlarge"] as const;

/** Days that daily snapshots stay: jobs and sessions of last week are of no use. */
const snapshotDays = 7;

/** What is planned, and what it begins with. */
export interface PlannedCache extends CachePlan {
  /** Snapshot that a new group is made from; absent: it starts empty. An existing group refuses another one. */
  readonly snapshot: string | undefined;
}

/**
 * Plans the cache: the cheapest type whose memory for data is at least what GitLab asks for.
 *
 * @param size its row
 * @param form how many nodes
 * @returns `undefined` if Redis is on the box
 * @throws RangeError if no type is large enough
 */
export function plannedCache({ cache: row }: Size, form: Form): PlannedCache | undefined {
  if (!row) return undefined;
  const { vcpu, memoryGB } = row.need;
  const type = cacheChoices
    .map(findCacheNodeType)
    .find((one) => one && one.vcpu >= vcpu && dataMemoryGiB(one) * bytesPerGiB >= memoryGB * bytesPerGB);
  if (!type) throw new RangeError(`No type of cacheChoices has ${String(memoryGB)} GB for data.`);
  const { cacheSnapshot, cacheMaintenance } = windows(defaultWindowStart);
  const nodes = inForm(row.nodes, form);
  return {
    name: "redis",
    nodeType: type.name,
    vcpu: type.vcpu,
    memoryGiB: type.memoryGiB,
    nodes,
    failover: nodes > 1,
    eviction: "noeviction",
    snapshotDays,
    minorUpgrades: false,
    tokenStep: 1,
    snapshotWindow: cacheSnapshot.text,
    maintenanceWindow: cacheMaintenance.text,
    snapshot: undefined,
  };
}
