import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { groupType, isGroupNode, nodesType, serverlessType } from "../../stores/caches.ts";
import { judge, judgeInput } from "../../verdict.ts";

/** Every cache names its subnets. Otherwise AWS takes those of the default VPC. */
export const requireCacheSubnets: ResourcePolicy = {
  judges: "resource",
  types: [groupType, nodesType, serverlessType],
  check: (resource) => {
    if (resource.type === serverlessType) {
      const hasSome = (value: unknown) => Array.isArray(value) && value.length > 0;
      return judgeInput(resource, "subnetIds", hasSome, "must name subnets of your own");
    }
    const group = Reading.of(resource.props).at("subnetGroupName");
    if (isGroupNode(resource) || group.isUnknown) return [];
    const isOwn = (value: unknown) => typeof value === "string" && value !== "" && value !== "default";
    return judge(resource, group, isOwn, "must name a subnet group of your own");
  },
};
