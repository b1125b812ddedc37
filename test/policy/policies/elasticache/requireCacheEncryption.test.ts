import { requireCacheEncryption } from "../../../../policy/policies/elasticache/requireCacheEncryption.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cacheGroup, cacheNodes, groupNode, serverless } from "../../cacheFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const good = { atRestEncryptionEnabled: true, kmsKeyId: unknown };

describe("elasticache-require-encryption", () => {
  policyCases(requireCacheEncryption, cacheGroup(good), {
    "leaves a node to its group, and Memcached alone": [[...groupNode(), ...cacheNodes({ engine: "memcached" })], []],
    "refuses it off": [
      cacheGroup({ ...good, atRestEncryptionEnabled: false }),
      ["it: atRestEncryptionEnabled must be true"],
    ],
    "refuses it without a key": [
      cacheGroup({ ...good, kmsKeyId: undefined }),
      ["it: kmsKeyId must name a customer key"],
    ],
    "refuses a serverless cache without a key": [serverless(), ["it: kmsKeyId must name a customer key"]],
    "refuses a cluster without a group": [
      cacheNodes({ engine: "redis" }),
      ["it: must be a replication group: a cluster cannot be encrypted at rest"],
    ],
  });
});
