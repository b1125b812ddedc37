import { judgeTexts } from "../../documents/judgeTexts.ts";
import { openTypes } from "../../documents/openTexts.ts";
import { hasSecret } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** User data has no secret: whoever may describe an instance reads it, and so does every program on it. */
export const forbidSecretsInUserData: ResourcePolicy = {
  judges: "resource",
  types: openTypes("user data"),
  check: (resource) => judgeTexts(resource, (text) => !hasSecret(text), "must not have a secret in it"),
};
