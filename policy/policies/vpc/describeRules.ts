import { securityGroupRules } from "../../network/securityGroupRules.ts";
import type { StackPolicy } from "../../policy.ts";
import { judge, judgeInput } from "../../verdict.ts";

/** What Terraform's and Pulumi's providers write where nothing is said. */
const automatic = /^Managed by (Pulumi|Terraform)$/;

const says = (value: unknown) => typeof value === "string" && value.trim() !== "" && !automatic.test(value);

/** Every security group and each of its rules says what it is for, so that somebody can remove it one day. */
export const describeRules: StackPolicy = {
  judges: "stack",
  check: (stack) => [
    ...stack
      .ofType("aws:ec2/securityGroup:SecurityGroup")
      .flatMap((group) => judgeInput(group, "description", says, "must say what it is for")),
    ...[...securityGroupRules(stack, "ingress"), ...securityGroupRules(stack, "egress")].flatMap(
      ({ resource, description }) => judge(resource, description, says, "must say what it is for"),
    ),
  ],
};
