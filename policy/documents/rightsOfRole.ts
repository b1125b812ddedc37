import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import { identityDocuments } from "./identityDocuments.ts";
import { oneOrMany } from "./oneOrMany.ts";

/** What a role may do, as far as this program says. */
export interface RoleRights {
  /** Documents of its own, in it and beside it. */
  readonly documents: readonly Reading[];
  /** ARNs of the managed policies that it has. */
  readonly managed: readonly Reading[];
}

/** By type: the input with the ARN of a policy that the role gets. */
const attachments = {
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": { role: "role", arn: "policyArn" },
  "aws:iam/policyAttachment:PolicyAttachment": { role: "roles", arn: "policyArn" },
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": { role: "roleName", arn: "policyArns" },
} as const;

/**
 * Everything that gives rights to a role.
 *
 * @param stack what a program registered
 * @param role the role
 */
export function rightsOfRole(stack: PolicyStack, role: PolicyResource): RoleRights {
  const attached = Object.entries(attachments).flatMap(([type, { role: input, arn }]) =>
    stack.referring(type, input, role).map((one) => ({ one, arn })),
  );
  const policies = attached.flatMap(({ one, arn }) =>
    stack.namedBy(one, arn).filter(({ type }) => type === "aws:iam/policy:Policy"),
  );
  const beside = stack.referring("aws:iam/rolePolicy:RolePolicy", "role", role);
  return {
    documents: [role, ...beside, ...policies].flatMap(identityDocuments),
    managed: [...attached, { one: role, arn: "managedPolicyArns" }].flatMap(({ one, arn }) =>
      oneOrMany(Reading.of(one.props).at(arn)),
    ),
  };
}
