import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Protocols whose connections ELB can log. Network Load Balancers log those of TLS only (ELB user guide, access logs, 2026-08). */
const logged = ["TLS", "HTTPS", "HTTP"];

/** A load balancer that can log who connects does. For others there are the flow logs of the network. */
export const logAccess: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType(...balancerTypes.balancer)
      .filter((balancer) => canLog(stack, balancer))
      .flatMap((balancer) =>
        judge(balancer, Reading.of(balancer.props).at("accessLogs", "enabled"), isOn, "must be true"),
      ),
};

function canLog(stack: PolicyStack, balancer: PolicyResource): boolean {
  return balancerTypes.listener
    .flatMap((type) => stack.referring(type, "loadBalancerArn", balancer))
    .some(({ props: { protocol } }) => protocol === undefined || logged.some((one) => one === protocol));
}
