import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/**
 * A load balancer leads from each of its zones to the targets in all of them. Application Load Balancers always do; the others
 * leave the clients of a zone alone whose own targets are gone.
 */
export const balanceAcrossZones: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.balancer,
  check: (resource) => {
    const props = Reading.of(resource.props);
    if (!["network", "gateway"].includes(String(props.at("loadBalancerType").value))) return [];
    return judge(resource, props.at("enableCrossZoneLoadBalancing"), isOn, "must be true");
  },
};
