import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { protocolOf } from "../../balancing/protocolOf.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** A listener without a protocol is one of HTTP. Those of Gateway Load Balancers have no port either. */
function isHttp(listener: PolicyResource): boolean {
  const protocol = protocolOf(listener) ?? (Reading.of(listener.props).at("port").isGiven ? "HTTP" : undefined);
  return protocol === "HTTP";
}

/** An Application Load Balancer answers HTTP with the way to HTTPS only. Others do not read HTTP, so their targets answer. */
export const redirectHttp: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.listener,
  check: (resource) => {
    const props = Reading.of(resource.props);
    if (!isHttp(resource)) return [];
    const [action = props.at("defaultActions")] = props.at("defaultActions").items;
    return judge(
      resource,
      action.at("redirect", "protocol"),
      (value) => value === "HTTPS",
      'must be "HTTPS": HTTP is redirected and not served',
    );
  },
};
