import type { StackPolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** Resources that are a part of a secret, and use it for nothing. */
const parts: readonly string[] = [
  "aws:secretsmanager/secretVersion:SecretVersion",
  "aws:secretsmanager/secretPolicy:SecretPolicy",
  "aws:secretsmanager/secretRotation:SecretRotation",
];

/** Something refers to every secret: the policy of a role that may read it, or whatever gets it. */
export const forbidUnusedSecrets: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const named = stack.resources
      .filter(({ type }) => !parts.includes(type))
      .flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat());
    const used = new Set(named);
    return stack
      .ofType("aws:secretsmanager/secret:Secret")
      .filter(({ urn }) => !used.has(urn))
      .map((secret) => broken(secret, "must be used: nothing of this stack refers to it"));
  },
};
