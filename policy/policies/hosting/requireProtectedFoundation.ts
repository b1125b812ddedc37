import { balancerTypes } from "../../balancing/balancerTypes.ts";
import { isOn } from "../../isOn.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { isTryOut } from "../../protection/isTryOut.ts";
import { broken } from "../../verdict.ts";

/** The security groups of nodes that hold data: of the instances that volumes are attached to. */
function groupsOfData(stack: PolicyStack): readonly PolicyResource[] {
  const nodes = stack
    .ofType("aws:ec2/volumeAttachment:VolumeAttachment")
    .flatMap((attachment) => stack.namedBy(attachment, "instanceId"));
  return [...new Set(nodes.flatMap((node) => stack.namedBy(node, "vpcSecurityGroupIds")))];
}

/**
 * Pulumi refuses to delete the network, the public load balancer and the security groups of nodes with data, unless the stack says
 * that nothing in it is protected. Subnets may go with their zone, and internal load balancers with what is behind them.
 */
export const requireProtectedFoundation: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    if (isTryOut(stack)) return [];
    const balancers = stack.ofType(...balancerTypes.balancer);
    return [
      ...stack.ofType("aws:ec2/vpc:Vpc"),
      ...balancers.filter(({ props }) => !isOn(props.internal)),
      ...groupsOfData(stack),
    ]
      .filter(({ options }) => !options.protect)
      .map((one) => broken(one, "must have the option protect: GitLab is built on it"));
  },
};
