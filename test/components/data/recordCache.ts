import { Cache, type CacheArgs } from "../../../components/data/cache.ts";
import type { CachePlan } from "../../../config/decisions/cachePlan.ts";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";

/** A cache for 3,000 users. */
export const cachePlan: CachePlan = {
  name: "redis",
  nodeType: "cache.r6g.large",
  vcpu: 2,
  memoryGiB: 13.07,
  nodes: 3,
  failover: true,
  eviction: "noeviction",
  snapshotDays: 7,
  minorUpgrades: false,
  tokenStep: 1,
  snapshotWindow: "06:30-07:30",
  maintenanceWindow: "sun:08:00-sun:09:00",
};

/** It in a stack. */
export const cacheArgs: CacheArgs = {
  stack: "prod",
  plan: cachePlan,
  subnetIds: ["subnet-1", "subnet-2", "subnet-3"],
  securityGroupId: "sg-1",
  keyArn: "arn:test:cache",
  secretKeyArn: "arn:test:secrets",
  logKeyArn: "arn:test:logs",
  logRetentionDays: 365,
  protection: { kind: "on" },
};

/** Records a cache. */
export const recordCache = (change: Partial<CacheArgs> = {}): Promise<Recording> =>
  record(
    () => {
      const { replicationGroupId, host, port, token, nodeIds } = new Cache("gitlab-data-redis", {
        ...cacheArgs,
        ...change,
      });
      return { replicationGroupId, host, port, token, nodeIds };
    },
    { computed: "standIns" },
  );
