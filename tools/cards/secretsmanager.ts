import type { Card } from "./card.ts";
import { fixed } from "./charges.ts";
import { days } from "./guards.ts";
import { fewerDays } from "./weakenings.ts";

/** Secrets Manager. */
export const secretsmanager: Readonly<Record<string, Card>> = {
  "aws:secretsmanager/secret:Secret": {
    price: fixed("secret", "secretMonth", "month"),
    sets: ["replicas"],
    data: [({ inputs }) => `can be restored for ${days(inputs.recoveryWindowInDays)} after deletion`],
    weakenings: [fewerDays("recoveryWindowInDays", "a deleted secret can be restored for fewer days")],
    drawn: { tier: "operations", title: "Secrets", counted: ["in Secrets Manager", "in Secrets Manager"] },
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    price: "free",
    outputs: ({ name }, say) => ({ versionId: say("versionId", `${name}-version`) }),
    decides: { secretString: () => "replaces" }, // CustomizeDiff: a version does not change
    sets: ["versionStages"],
  },
};
