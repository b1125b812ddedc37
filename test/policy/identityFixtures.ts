import type { Fixture } from "./policyCases.ts";

/**
 * A role's policy with some statements.
 *
 * @param statements of the document; an allowing one on one resource where nothing else is said
 */
export function rolePolicy(...statements: readonly object[]): readonly Fixture[] {
  const whole = statements.map((one) => ({ Effect: "Allow", ...one }));
  return [{ type: "aws:iam/rolePolicy:RolePolicy", props: { policy: JSON.stringify({ Statement: whole }) } }];
}

/**
 * A role with a trust policy.
 *
 * @param statements of the document
 */
export function trust(...statements: readonly object[]): readonly Fixture[] {
  const whole = statements.map((one) => ({ Effect: "Allow", Action: "sts:AssumeRole", ...one }));
  return [{ type: "aws:iam/role:Role", props: { assumeRolePolicy: JSON.stringify({ Statement: whole }) } }];
}
