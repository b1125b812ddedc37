import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { groupType, isGroupNode, nodesType } from "../../stores/caches.ts";
import { judgeInput } from "../../verdict.ts";

/** Caches take connections with TLS only. Those of ElastiCache Serverless always do. */
export const requireCacheTls: ResourcePolicy = {
  judges: "resource",
  types: [groupType, nodesType],
  check: (resource) => {
    if (isGroupNode(resource)) return [];
    return [
      ...judgeInput(resource, "transitEncryptionEnabled", isOn, "must be true"),
      ...judgeInput(resource, "transitEncryptionMode", (value) => value !== "preferred", 'must be "required"'),
    ];
  },
};
