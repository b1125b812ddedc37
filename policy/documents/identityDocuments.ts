import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/** By type: the inputs that say what an identity may do. */
const documents: Readonly<Record<string, (props: Reading) => readonly Reading[]>> = {
  "aws:iam/policy:Policy": (props) => [props.at("policy")],
  "aws:iam/rolePolicy:RolePolicy": (props) => [props.at("policy")],
  "aws:iam/groupPolicy:GroupPolicy": (props) => [props.at("policy")],
  "aws:iam/userPolicy:UserPolicy": (props) => [props.at("policy")],
  "aws:iam/role:Role": (props) => props.at("inlinePolicies").items.map((one) => one.at("policy")),
  "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": (props) => [props.at("inlinePolicy")],
};

/** Types that give rights to an identity by a document of their own. */
export const identityTypes: readonly string[] = Object.keys(documents);

/**
 * The documents by which a resource gives rights to an identity.
 *
 * @param resource of one of {@link identityTypes}
 */
export function identityDocuments(resource: PolicyResource): readonly Reading[] {
  return documents[resource.type]?.(Reading.of(resource.props)) ?? [];
}
