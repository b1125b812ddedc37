import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";
import { groupType, isGroupNode, nodesType } from "./caches.ts";

/** Caches take connections with TLS only. Those of ElastiCache Serverless always do. */
export const requireCacheTls: ResourcePolicy = {
  judges: "resource",
  types: [groupType, nodesType],
  check: (resource) => {
    if (isGroupNode(resource)) return [];
    const inputs = Reading.of(resource.props);
    return [
      ...judge(resource, inputs.at("transitEncryptionEnabled"), (value) => value === true, "must be true"),
      ...judge(resource, inputs.at("transitEncryptionMode"), (value) => value !== "preferred", 'must be "required"'),
    ];
  },
};
