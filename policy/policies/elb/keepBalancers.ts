import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import { isTryOut } from "../../protection/isTryOut.ts";
import { judgeInput } from "../../verdict.ts";

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
          .ofType(...balancerTypes.balancer)
          .filter(({ props }) => !isOn(props.internal))
          .flatMap((balancer) => judgeInput(balancer, "enableDeletionProtection", isOn, "must be true")),
};
