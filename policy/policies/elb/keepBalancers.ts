import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import { isTryOut } from "../../protection/isTryOut.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/**
 * A load balancer that people reach is not deleted by accident: its successor has other addresses, and records elsewhere still name
 * the old ones. An internal one holds nothing, and the records of the stack follow it.
 */
export const keepBalancers: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    isTryOut(stack)
      ? []
      : stack
          .ofType(...balancerTypes("loadBalancer:LoadBalancer"))
          .filter(({ props }) => !isOn(props.internal))
          .flatMap((balancer) =>
            judge(balancer, Reading.of(balancer.props).at("enableDeletionProtection"), isOn, "must be true"),
          ),
};
