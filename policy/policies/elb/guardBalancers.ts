import { balancerTypes } from "../../balancing/balancerTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/**
 * A Network Load Balancer has a security group from the beginning: one that was made without any admits everybody for ever
 * (ELB user guide, "Update the security groups for your Network Load Balancer", 2026-08). Application Load Balancers get the
 * default group of their network, which is no better.
 */
export const guardBalancers: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.balancer,
  check: (resource) => {
    const props = Reading.of(resource.props);
    if (props.at("loadBalancerType").value === "gateway") return [];
    return judge(
      resource,
      props.at("securityGroups"),
      (groups) => Array.isArray(groups) && groups.length > 0,
      "must name a security group",
    );
  },
};
