import { requireCacheTls } from "../../../../policy/policies/elasticache/requireCacheTls.ts";
import { cacheGroup, cacheNodes, groupNode } from "../../cacheFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const good = { transitEncryptionEnabled: true, transitEncryptionMode: "required" };

describe("elasticache-require-tls", () => {
  policyCases(requireCacheTls, cacheGroup(good), {
    "leaves a node to its group": [groupNode(), []],
    "takes the default mode": [cacheGroup({ transitEncryptionEnabled: true }), []],
    "refuses it off": [
      cacheGroup({ ...good, transitEncryptionEnabled: false }),
      ["it: transitEncryptionEnabled must be true"],
    ],
    "refuses to take plain connections, too": [
      cacheGroup({ ...good, transitEncryptionMode: "preferred" }),
      ['it: transitEncryptionMode must be "required"'],
    ],
    "refuses nodes without it": [cacheNodes(), ["it: transitEncryptionEnabled must be true"]],
  });
});
