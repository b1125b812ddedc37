import { isPlural } from "../../compute/isPlural.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { judgeInput } from "../../verdict.ts";

/** Inputs of a group that put its instances behind a load balancer. */
const own = ["targetGroupArns", "loadBalancers", "trafficSources"];

/** Resources that do so from outside. */
const attachments = [
  "aws:autoscaling/attachment:Attachment",
  "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
];

/**
 * A group behind a load balancer replaces instances that the load balancer finds unhealthy; EC2 alone sees only whether they
 * run. A group of one is excepted: no other instance serves meanwhile, and each restart of its service would end it.
 */
export const askBalancer: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType("aws:autoscaling/group:Group")
      .filter((group) => isPlural(group) && isBehindBalancer(stack, group))
      .flatMap((group) =>
        judgeInput(
          group,
          "healthCheckType",
          (value) => typeof value === "string" && value.includes("ELB"),
          'must be "ELB": the group is behind a load balancer',
        ),
      ),
};

function isBehindBalancer(stack: PolicyStack, group: PolicyResource): boolean {
  const props = Reading.of(group.props);
  return (
    own.some((input) => props.at(input).items.length > 0) ||
    attachments.some((type) => stack.referring(type, "autoscalingGroupName", group).length > 0)
  );
}
