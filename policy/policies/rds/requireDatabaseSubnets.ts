import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { clusterType, isCopy, serverType } from "../../stores/databaseTypes.ts";
import { judge } from "../../verdict.ts";

/** Every database names its subnets. Otherwise AWS takes those of the default VPC, which lead to the internet. */
export const requireDatabaseSubnets: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) => {
    if (isCopy(resource)) return [];
    const group = Reading.of(resource.props).at("dbSubnetGroupName");
    const isOwn = (value: unknown) => typeof value === "string" && !/^(default.*)?$/.test(value);
    return group.isUnknown ? [] : judge(resource, group, isOwn, "must name a subnet group of your own");
  },
};
