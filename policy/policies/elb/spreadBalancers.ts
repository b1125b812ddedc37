import { balancerTypes } from "../../balancing/balancerTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** A load balancer is in several zones: ELB takes one subnet per zone. */
export const spreadBalancers: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.balancer,
  check: (resource) => {
    const props = Reading.of(resource.props);
    const says = "must be two or more, each in a zone of its own";
    const lists = ["subnets", "subnetMappings"].map((input) => props.at(input)).filter(({ isGiven }) => isGiven);
    const hidden = lists.find(({ isUnknown }) => isUnknown);
    if (hidden) return [{ resource, path: hidden.path, kind: "unknown", says }];
    return lists.some(({ items }) => items.length > 1) ? [] : [broken(resource, says, "subnets")];
  },
};
