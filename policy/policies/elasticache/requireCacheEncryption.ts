import { judgeOwnKey } from "../../namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";
import { groupType, isGroupNode, isMemcached, nodesType, serverlessType } from "./caches.ts";

/** Caches are encrypted at rest with a customer key. A cluster without a replication group cannot be. */
export const requireCacheEncryption: ResourcePolicy = {
  judges: "resource",
  types: [groupType, nodesType, serverlessType],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const own = judgeOwnKey(resource, inputs.at("kmsKeyId"));
    if (resource.type === serverlessType) return own; // always encrypted
    if (resource.type === nodesType) {
      if (isGroupNode(resource) || isMemcached(resource)) return [];
      return [broken(resource, "must be a replication group: a cluster cannot be encrypted at rest")];
    }
    return [
      ...judge(resource, inputs.at("atRestEncryptionEnabled"), (value) => value === true, "must be true"),
      ...own,
    ];
  },
};
