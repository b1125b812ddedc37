/**
 * What a group of nodes is for: `redis` is GitLab's default connection, with jobs, sessions and shared state; `cache` is a
 * group of its own for what can be computed again. Part of names.
 */
export type CacheName = "redis" | "cache";

/** What happens when the memory for data is full: writes fail, or the keys that were not used for longest are dropped. */
export type CacheEviction = "noeviction" | "allkeys-lru";

/** A primary and five replicas (ElastiCache API reference, CreateReplicationGroup, 2026-08). */
export const mostCacheNodes = 6;

/** A group of nodes of ElastiCache for Valkey, in one shard: a primary and its replicas. */
export interface CachePlan {
  readonly name: CacheName;
  /** Such as `cache.m7g.large`. A change replaces the nodes one by one: connections break for some seconds. */
  readonly nodeType: string;
  readonly vcpu: number;
  /** Memory of a node for the engine, as ElastiCache states it. Every node has all data. */
  readonly memoryGiB: number;
  /**
   * Primary and replicas, 1 to {@link mostCacheNodes}. A single node has the only copy: when it fails, GitLab is down until
   * ElastiCache has made another one, and the data is lost.
   */
  readonly nodes: number;
  /** Whether a replica in another zone takes over when the primary or its zone fails. Needs two nodes. */
  readonly failover: boolean;
  /** A change takes effect at once. */
  readonly eviction: CacheEviction;
  /** Days for which daily snapshots are kept, 0 to 35; 0: none are taken, and none before the group is deleted. */
  readonly snapshotDays: number;
  /** Whether ElastiCache installs newer versions of Valkey by itself, in the maintenance window. */
  readonly minorUpgrades: boolean;
  /**
   * State of the AUTH token, a whole number from 1 on, raised by one at a time. Odd: one token is valid. Even: a new one is
   * valid, too. Rotation: raise it, wait until every node of GitLab has the new token, then raise it again.
   */
  readonly tokenStep: number;
  /** Daily, in UTC, such as `06:30-07:30`. Does not overlap with the maintenance window. */
  readonly snapshotWindow: string;
  /** Weekly, in UTC, such as `sun:08:00-sun:09:00`. */
  readonly maintenanceWindow: string;
}
