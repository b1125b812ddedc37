import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { protocolOf } from "../../balancing/protocolOf.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Protocols whose connections ELB can log. Network Load Balancers log those of TLS only (ELB user guide, access logs, 2026-08). */
const logged: readonly unknown[] = ["TLS", "HTTPS", "HTTP"];

/** Gateway Load Balancers log nothing, and their listeners have no protocol. */
const isGateway = ({ props }: PolicyResource) => props.loadBalancerType === "gateway";

/** A load balancer that can log who connects does. For others there are the flow logs of the network. */
export const logAccess: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType(...balancerTypes.balancer)
      .filter((balancer) => !isGateway(balancer) && canLog(stack, balancer))
      .flatMap((balancer) =>
        judge(balancer, Reading.of(balancer.props).at("accessLogs", "enabled"), isOn, "must be true"),
      ),
};

function canLog(stack: PolicyStack, balancer: PolicyResource): boolean {
  return balancerTypes.listener
    .flatMap((type) => stack.referring(type, "loadBalancerArn", balancer))
    .some((listener) => logged.includes(protocolOf(listener) ?? "HTTP"));
}
