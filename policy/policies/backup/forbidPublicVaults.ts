import { judgePublicPolicy } from "../../documents/judgePublicPolicy.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** No policy of a vault admits everybody. */
export const forbidPublicVaults: ResourcePolicy = {
  judges: "resource",
  types: ["aws:backup/vaultPolicy:VaultPolicy"],
  check: judgePublicPolicy,
};
