import { refersToVpc } from "../../network/refersToVpc.ts";
import type { StackPolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** Every network logs at least which connections it refused. */
export const logFlows: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const logs = stack.ofType("aws:ec2/flowLog:FlowLog").filter(({ props }) => props.trafficType !== "ACCEPT");
    return stack
      .ofType("aws:ec2/vpc:Vpc")
      .filter((vpc) => !logs.some((log) => refersToVpc(stack, log, vpc)))
      .map((vpc) => broken(vpc, "must have a flow log of all or refused traffic"));
  },
};
