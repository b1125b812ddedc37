import { isOn } from "../../isOn.ts";
import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { groupType, isGroupNode, isMemcached, nodesType, serverlessType } from "../../stores/caches.ts";
import { broken, judge } from "../../verdict.ts";

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
    return [...judge(resource, inputs.at("atRestEncryptionEnabled"), isOn, "must be true"), ...own];
  },
};
