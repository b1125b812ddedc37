import { findCacheNodeType, type CacheNodeType } from "../cacheNodeTypes.ts";
import { inForm } from "../form.ts";
import type { Settings } from "../settings.ts";
import type { CacheRow } from "../sizes/size.ts";
import type { FormedSize } from "../sizes/formedSize.ts";
import { cacheChoice, cacheDemand } from "./cacheChoice.ts";
import type { CacheEviction, CacheName, CachePlan } from "./cachePlan.ts";
import { windows } from "./windows.ts";

/** Days that daily snapshots stay by default: jobs and sessions of last week are of no use. */
const usualSnapshotDays = 7;

/** What is planned, and what it begins with. */
export interface PlannedCache extends CachePlan {
  /** Snapshot that a new group is made from; absent: it starts empty. An existing group refuses another one. */
  readonly snapshot: string | undefined;
}

/** What a group is like because of what is in it. */
interface Content {
  readonly eviction: CacheEviction;
  /** Whether its data is worth a snapshot. */
  readonly isSaved: boolean;
}

/** GitLab's documents ask for these policies (doc/administration/redis/replication_and_failover_external.md, 2026). */
const contents: Readonly<Record<CacheName, Content>> = {
  redis: { eviction: "noeviction", isSaved: true },
  cache: { eviction: "allkeys-lru", isSaved: false },
};

/**
 * Plans the groups of nodes of the cache: what the stack file says about all of them, or else the cheapest type that has what
 * GitLab asks for.
 *
 * @param settings overrides
 * @param formed size, and how many nodes it has
 * @returns none if Redis is on the box; else `redis`, and where the size splits the cache, `cache`
 * @throws RangeError if no type is large enough, or the stack file names one that there is not
 */
export function plannedCaches(
  { cache: said, windows: start }: Pick<Settings, "cache" | "windows">,
  { size, form }: FormedSize,
): PlannedCache[] {
  const { cacheSnapshot, cacheMaintenance } = windows(start);
  const planned = (name: CacheName, row: CacheRow): PlannedCache => {
    const { eviction, isSaved } = contents[name];
    const { name: nodeType, vcpu, memoryGiB } = chosenType(said.nodeType, row, size.users);
    const nodes = said.nodes ?? inForm(row.nodes, form);
    return {
      name,
      nodeType,
      vcpu,
      memoryGiB,
      nodes,
      failover: nodes > 1,
      eviction,
      snapshotDays: isSaved ? (said.snapshotDays ?? usualSnapshotDays) : 0,
      minorUpgrades: said.minorUpgrades ?? true,
      tokenStep: said[`${name}TokenStep`] ?? 1,
      snapshotWindow: cacheSnapshot.text,
      maintenanceWindow: cacheMaintenance.text,
      snapshot: isSaved ? said.snapshot : undefined,
    };
  };
  const names = Object.keys(contents) as CacheName[];
  return names.flatMap((name) => {
    const row = size.cache?.[name];
    return row ? [planned(name, row)] : [];
  });
}

function chosenType(said: string | undefined, { need }: CacheRow, users: number): CacheNodeType {
  const type = said === undefined ? cacheChoice(cacheDemand(need, users)) : findCacheNodeType(said);
  if (!type) throw new RangeError(`cache.nodeType: ${String(said)} is not a known node type.`);
  return type;
}
