import { ruleTypes } from "../../network/securityGroupRules.ts";
import type { StackPolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

const group = "aws:ec2/securityGroup:SecurityGroup";

/** What names a group without being in it: its own rules, and other groups that admit it. */
const outsiders = [group, ...ruleTypes];

/** A security group without members opens nothing today, and whatever joins it tomorrow. */
export const useEveryGroup: StackPolicy = {
  judges: "stack",
  check: (stack) => stack.unused(group, outsiders).map((one) => broken(one, "must have a member")),
};
