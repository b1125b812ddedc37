import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import { balancerTypes } from "./balancerTypes.ts";
import { protocolOf } from "./protocolOf.ts";

/** The ports of the web: NGINX learns the client's address from the header there. */
const webPorts: readonly unknown[] = [80, 443];

const passed: readonly unknown[] = ["TCP", "TCP_UDP", "TLS"];

/** Whether a Network Load Balancer hands connections on to it. */
export function isPassedOn(group: PolicyResource): boolean {
  return passed.includes(protocolOf(group));
}

/** Whether connections to it begin with the client's address, in a header of proxy protocol. */
export function hasHeader({ props }: PolicyResource): boolean {
  return Reading.of(props).at("proxyProtocolV2").value === true;
}

/** The target groups of Network Load Balancers. */
export function passedOnGroups(stack: PolicyStack): PolicyResource[] {
  return stack.ofType(...balancerTypes.targetGroup).filter(isPassedOn);
}

/** The ports of the listeners that lead to a target group. */
export function portsTo(stack: PolicyStack, group: PolicyResource): unknown[] {
  return balancerTypes.listener
    .flatMap((type) => stack.referring(type, "defaultActions", group))
    .map(({ props }) => Reading.of(props).at("port").value);
}

/** Whether a target group takes connections to a port of the web. */
export function isOfWeb(stack: PolicyStack, group: PolicyResource): boolean {
  return portsTo(stack, group).some((port) => webPorts.includes(port));
}

/** The port that health checks of a target group ask, as a text. */
export function checkedPort({ props }: PolicyResource): string {
  const inputs = Reading.of(props);
  const { value: port = "traffic-port" } = inputs.at("healthCheck", "port");
  return String(port === "traffic-port" ? inputs.at("port").value : port);
}
