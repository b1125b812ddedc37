import { balancerTypes } from "../../balancing/balancerTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** A listener without a protocol is one of HTTP. Those of Gateway Load Balancers have no port either. */
function isHttp(props: Reading): boolean {
  const protocol = props.at("protocol");
  return protocol.isGiven ? protocol.value === "HTTP" : props.at("port").isGiven;
}

/** An Application Load Balancer answers HTTP with the way to HTTPS only. Others do not read HTTP, so their targets answer. */
export const redirectHttp: ResourcePolicy = {
  judges: "resource",
  types: balancerTypes.listener,
  check: (resource) => {
    const props = Reading.of(resource.props);
    if (!isHttp(props)) return [];
    const [action = props.at("defaultActions")] = props.at("defaultActions").items;
    return judge(
      resource,
      action.at("redirect", "protocol"),
      (value) => value === "HTTPS",
      'must be "HTTPS": HTTP is redirected and not served',
    );
  },
};
