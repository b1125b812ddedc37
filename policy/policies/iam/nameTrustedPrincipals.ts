import { admitsAnyone } from "../../documents/admitsAnyone.ts";
import { judgeStatements } from "../../documents/judgeStatements.ts";
import { narrowsCaller } from "../../documents/narrowsCaller.ts";
import type { Statement } from "../../documents/statement.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** An account as a principal: its ARN, or its twelve digits. */
const account = /^(\d{12}|arn:[^:]*:iam::[^:]*:root)$/;

/** What the account has to know beside its own name (IAM user guide, "Access to AWS accounts owned by third parties", 2026-08). */
const agreed = ["sts:externalid"];

/** Whole accounts that a statement trusts without a condition on who of them calls. */
function wholeAccounts({ condition, principals }: Statement): readonly Reading[] {
  return narrowsCaller(condition, agreed) ? [] : principals.filter(({ value }) => account.test(String(value)));
}

/** The statement, if it trusts everybody. */
function everybody(statement: Statement) {
  const isPublic = admitsAnyone(statement);
  return isPublic === false ? [] : [{ path: statement.path, isUnknown: isPublic === undefined }];
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
