import { requireRecoveryWindow } from "../../../../policy/policies/secretsmanager/requireRecoveryWindow.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const secret = oneResource("aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 30 });

describe("secretsmanager-require-recovery-window", () => {
  policyCases(requireRecoveryWindow, secret(), {
    "takes what is not said: 30 days": [secret({ recoveryWindowInDays: undefined }), []],
    "refuses none": [secret({ recoveryWindowInDays: 0 }), ["it: recoveryWindowInDays must be 7 days or more"]],
  });
});
