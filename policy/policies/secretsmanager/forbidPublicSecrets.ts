import { judgePublicPolicy } from "../../documents/judgePublicPolicy.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** No policy of a secret admits everybody. */
export const forbidPublicSecrets: ResourcePolicy = {
  judges: "resource",
  types: ["aws:secretsmanager/secret:Secret", "aws:secretsmanager/secretPolicy:SecretPolicy"],
  check: judgePublicPolicy,
};
