import type { Card } from "./card.ts";
import { fixed } from "./charges.ts";
import { days, guardedBy } from "./guards.ts";
import { fewerDays, less } from "./weakenings.ts";

/** Key Management Service. */
export const kms: Readonly<Record<string, Card>> = {
  "aws:kms/alias:Alias": { price: "free" },
  "aws:kms/key:Key": {
    price: fixed("KMS key", "keyMonth", "month"),
    outputs: ({ name }, say) => ({ keyId: say("keyId", `${name}-key`) }),
    data: [
      ({ inputs }) => `deleted only after a waiting period of ${days(inputs.deletionWindowInDays)}`,
      guardedBy(({ enableKeyRotation }) => enableKeyRotation === true, "rotated every year"),
    ],
    weakenings: [
      fewerDays("deletionWindowInDays", "the waiting period before the key is deleted gets shorter"),
      less(
        "isEnabled",
        (_before, isEnabled) => isEnabled === false,
        "data that is encrypted with this key cannot be read while the key is disabled",
      ),
    ],
    drawn: { tier: "operations", title: "Encryption keys", counted: ["KMS key", "KMS keys"] },
  },
};
