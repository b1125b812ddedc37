import { everybody } from "../../documents/everybody.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import { oneOrMany } from "../../documents/oneOrMany.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** An account as a principal: its ARN, or its twelve digits. */
const account = /^(\d{12}|arn:[^:]*:iam::[^:]*:root)$/;

/** Whole accounts that a statement trusts without any condition. */
function wholeAccounts(statement: Reading): readonly Reading[] {
  if (statement.at("Condition").parts.length > 0) return [];
  return oneOrMany(statement.at("Principal", "AWS")).filter(({ value }) => account.test(String(value)));
}

/**
 * A role is assumed by a service, a role or a user that its trust names. Everybody is nobody's name, and neither is a whole
 * account: there, whoever may write IAM policies decides.
 */
export const nameTrustedPrincipals: ResourcePolicy = {
  judges: "resource",
  types: ["aws:iam/role:Role"],
  check: (resource) =>
    judgeStatements(
      resource,
      [Reading.of(resource.props).at("assumeRolePolicy")],
      (statement) => [...everybody(statement), ...wholeAccounts(statement)],
      "must name who may assume the role",
    ),
};
