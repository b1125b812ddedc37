import { judgePublicPolicy } from "../../documents/judgePublicPolicy.ts";
import { keyTypes } from "../../keys/keyTypes.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** No key admits everybody. The account itself, by which IAM decides, is not everybody. */
export const forbidPublicKeys: ResourcePolicy = {
  judges: "resource",
  types: [...keyTypes, "aws:kms/keyPolicy:KeyPolicy"],
  check: judgePublicPolicy,
};
