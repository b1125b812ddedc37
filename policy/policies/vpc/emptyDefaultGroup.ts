import { refersToVpc } from "../../network/refersToVpc.ts";
import { ruleTypes } from "../../network/securityGroupRules.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { broken, judgeInput, type Verdict } from "../../verdict.ts";

const vpc = "aws:ec2/vpc:Vpc";
const defaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

/** What forgets to name a security group gets the default one. So that one admits nobody, and lets nothing out. */
export const emptyDefaultGroup: StackPolicy = {
  judges: "stack",
  check: (stack) => [...adopted(stack), ...inline(stack), ...standAlone(stack)],
};

/** AWS makes the group with two rules. They go once a program adopts it. */
function adopted(stack: PolicyStack): readonly Verdict[] {
  const groups = stack.ofType(defaultGroup);
  return stack
    .ofType(vpc)
    .filter((network) => !groups.some((group) => refersToVpc(stack, group, network)))
    .map((network) => broken(network, "must have its default security group adopted by ec2.DefaultSecurityGroup"));
}

function inline(stack: PolicyStack): readonly Verdict[] {
  return stack
    .ofType(defaultGroup)
    .flatMap((group) =>
      ["ingress", "egress"].flatMap((direction) =>
        judgeInput(group, direction, (rules) => !Array.isArray(rules) || rules.length === 0, "must be empty"),
      ),
    );
}

/** A VPC gives out the id of its default group, so a rule that refers to one is in that group. */
function standAlone(stack: PolicyStack): readonly Verdict[] {
  const isDefault = (type: string) => type === vpc || type === defaultGroup;
  return stack
    .ofType(...ruleTypes)
    .filter((rule) => stack.namedBy(rule, "securityGroupId").some(({ type }) => isDefault(type)))
    .map((rule) => broken(rule, "must not be a default security group", "securityGroupId"));
}
