import { requireCacheSubnets } from "../../../../policy/policies/elasticache/requireCacheSubnets.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cacheGroup, cacheNodes, groupNode, serverless } from "../../cacheFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: subnetGroupName must name a subnet group of your own"];

describe("elasticache-require-own-subnets", () => {
  policyCases(requireCacheSubnets, cacheGroup({ subnetGroupName: unknown }), {
    "leaves a node to its group": [groupNode(), []],
    "takes a name": [cacheGroup({ subnetGroupName: "isolated" }), []],
    "takes subnets of a serverless cache": [serverless({ subnetIds: [unknown] }), []],
    "refuses a serverless cache without": [serverless(), ["it: subnetIds must name subnets of your own"]],
    "refuses the default group": [cacheGroup({ subnetGroupName: "default" }), missing],
    "refuses what is not said": [cacheNodes(), missing],
  });
});
