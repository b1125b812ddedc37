import { requireCacheSnapshots } from "../../../../policy/policies/elasticache/requireCacheSnapshots.ts";
import { cacheGroup, cacheNodes, evicting, groupNode, serverless } from "../../cacheFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: snapshotRetentionLimit must be 1 day or more"];

describe("elasticache-require-snapshots", () => {
  policyCases(requireCacheSnapshots, evicting("noeviction", { snapshotRetentionLimit: 7 }), {
    "asks none of a cache that may drop every key": [evicting("allkeys-lru"), []],
    "leaves a node to its group, and Memcached alone": [[...groupNode(), ...cacheNodes({ engine: "memcached" })], []],
    "refuses none": [evicting("noeviction", { snapshotRetentionLimit: 0 }), missing],
    "refuses none where AWS decides which keys to drop": [cacheGroup(), missing],
    "refuses none of nodes": [cacheNodes({ engine: "redis" }), missing],
    "refuses none of a serverless cache": [serverless(), missing],
  });
});
