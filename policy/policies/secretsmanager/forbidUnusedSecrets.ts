import type { StackPolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** Resources that are a part of a secret, and use it for nothing. */
const parts = [
  "aws:secretsmanager/secretVersion:SecretVersion",
  "aws:secretsmanager/secretPolicy:SecretPolicy",
  "aws:secretsmanager/secretRotation:SecretRotation",
];

/** Something refers to every secret: the policy of a role that may read it, or whatever gets it. */
export const forbidUnusedSecrets: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .unused("aws:secretsmanager/secret:Secret", parts)
      .map((secret) => broken(secret, "must be used: nothing of this stack refers to it")),
};
