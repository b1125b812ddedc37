import { balancerTypes } from "../balancing/balancerTypes.ts";
import { objectTypes } from "../buckets/objectTypes.ts";
import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import { nodeOf } from "./nodeOf.ts";

/** Names of the nodes, and of the roles of groups, that a target group leads to. */
export function nodesBehind(stack: PolicyStack, group: PolicyResource): string[] {
  const attached = balancerTypes.attachment
    .flatMap((type) => stack.referring(type, "targetGroupArn", group))
    .flatMap((attachment) => stack.namedBy(attachment, "targetId"));
  const groups = stack.referring("aws:autoscaling/group:Group", "targetGroupArns", group);
  return [...new Set([...attached, ...groups].flatMap((one) => nodeOf(one) ?? []))];
}

/** The object with the configuration of a node: `nodes/rails.json`. */
export function configurationOf(stack: PolicyStack, node: string): PolicyResource | undefined {
  return stack
    .ofType(...objectTypes)
    .find(({ props }) => String(Reading.of(props).at("key").value).endsWith(`/${node}.json`));
}
