import { forbidClusteredCaches } from "../../../../policy/policies/hosting/forbidClusteredCaches.ts";
import { forbidServerlessCaches } from "../../../../policy/policies/hosting/forbidServerlessCaches.ts";
import { requireEviction } from "../../../../policy/policies/hosting/requireEviction.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cacheGroup, evicting, serverless } from "../../cacheFixtures.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const notServerless = ["it: must be a replication group of ElastiCache without cluster mode"];
const clusterParameter = [
  {
    type: "aws:elasticache/parameterGroup:ParameterGroup",
    name: "p",
    props: { parameters: [{ name: "cluster-enabled", value: "yes" }] },
  },
  { type: "aws:elasticache/replicationGroup:ReplicationGroup", refers: { parameterGroupName: ["p"] } },
];

describe("gitlab-forbid-serverless-caches", () => {
  policyCases(forbidServerlessCaches, cacheGroup(), {
    "refuses ElastiCache Serverless": [serverless(), notServerless],
    "refuses MemoryDB": [oneResource("aws:memorydb/cluster:Cluster")(), notServerless],
  });
});

describe("gitlab-forbid-clustered-caches", () => {
  policyCases(forbidClusteredCaches, cacheGroup({ numCacheClusters: 3 }), {
    "refuses cluster mode": [cacheGroup({ clusterMode: "enabled" }), ['it: clusterMode must be "disabled"']],
    "refuses the way into it": [cacheGroup({ clusterMode: "compatible" }), ['it: clusterMode must be "disabled"']],
    "refuses several groups of nodes": [cacheGroup({ numNodeGroups: 2 }), ["it: numNodeGroups must be 1"]],
    "refuses it by the name of AWS' group": [
      cacheGroup({ parameterGroupName: "default.valkey8.cluster.on" }),
      ["it: parameterGroupName must be a group without cluster mode"],
    ],
    "takes AWS' group without it, and one that is not known yet": [
      [...cacheGroup({ parameterGroupName: "default.redis7" }), ...cacheGroup({ parameterGroupName: unknown })],
      [],
    ],
    "refuses it as a parameter": [clusterParameter, ['p: parameters[0].value must be "no"']],
  });
});

const says = "must set maxmemory-policy to noeviction, or to allkeys-lru beside a cache with noeviction";

describe("gitlab-require-eviction", () => {
  policyCases(requireEviction, evicting("noeviction"), {
    "takes a cache beside it that drops keys": [
      [...evicting("noeviction"), ...evicting("allkeys-lru", {}, "cache")],
      [],
    ],
    "refuses to drop keys of a cache that is alone": [evicting("allkeys-lru"), [`it: parameters[0].value ${says}`]],
    "refuses to drop keys of all": [
      [...evicting("allkeys-lru"), ...evicting("allkeys-lru", {}, "cache")],
      [`it: parameters[0].value ${says}`, `cache: parameters[0].value ${says}`],
    ],
    "refuses to drop some keys only": [
      [...evicting("noeviction"), ...evicting("volatile-lru", {}, "cache")],
      [`cache: parameters[0].value ${says}`],
    ],
    "refuses what AWS does by default": [cacheGroup(), [`it: parameters ${says}`]],
    "says what is not known yet": [evicting(unknown), [`it: parameters[0].value ${says} (unknown)`]],
  });
});
