import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** A deleted secret can be restored: for 30 days if nothing is said (Secrets Manager API reference, DeleteSecret, 2026). */
export const requireRecoveryWindow: ResourcePolicy = {
  judges: "resource",
  types: ["aws:secretsmanager/secret:Secret"],
  check: (resource) => judgeInput(resource, "recoveryWindowInDays", (value) => value !== 0, "must be 7 days or more"),
};
