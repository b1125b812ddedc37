import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { judge, type Verdict } from "../../verdict.ts";

/** By type: the input with the ARN of a policy, or with several. */
const attached: Readonly<Record<string, string>> = {
  "aws:iam/role:Role": "managedPolicyArns",
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
  "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
  "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
  "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
  "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
};

/** Policies of AWS that allow everything, or everything of a service (AWS managed policy reference, 2026-08). */
const broad = /:iam::aws:policy\/(.*\/)?(AdministratorAccess.*|PowerUserAccess|[^/]*FullAccess[^/]*)$/;

/** Nobody gets a policy of AWS that allows everything, or everything of a service. */
export const forbidBroadManagedPolicies: StackPolicy = {
  judges: "stack",
  check: (stack) => stack.ofType(...Object.keys(attached)).flatMap((resource) => judgeAttachment(stack, resource)),
};

function judgeAttachment(stack: PolicyStack, resource: PolicyResource): readonly Verdict[] {
  const property = attached[resource.type] ?? "";
  const input = Reading.of(resource.props).at(property);
  const arns = Array.isArray(input.value) ? input.items : [input];
  // An ARN that is not known yet is that of a policy which this program makes, and which is judged by itself.
  const made = stack.namedBy(resource, property).some(({ type }) => type === "aws:iam/policy:Policy");
  return arns
    .filter((arn) => !(arn.isUnknown && made))
    .flatMap((arn) =>
      judge(
        resource,
        arn,
        (value) => !broad.test(String(value)),
        "must not allow everything, or everything of a service",
      ),
    );
}
