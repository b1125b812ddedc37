import type { ResourcePolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** No serverless cache, and no MemoryDB: the first is unsupported, and both know cluster mode only. */
export const forbidServerlessCaches: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:elasticache/serverlessCache:ServerlessCache",
    "aws:memorydb/cluster:Cluster",
    "aws:memorydb/multiRegionCluster:MultiRegionCluster",
  ],
  check: (resource) => [broken(resource, "must be a replication group of ElastiCache without cluster mode")],
};
