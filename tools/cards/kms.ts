import type { Card } from "./card.ts";
import { fixed } from "./charges.ts";
import { days, guardedBy } from "./guards.ts";
import { fewerDays, less } from "./weakenings.ts";

/** Key Management Service. */
export const kms: Readonly<Record<string, Card>> = {
  "aws:kms/alias:Alias": { price: "free" },
  "aws:kms/key:Key": {
    price: fixed("key", "keyMonth", "month"),
    outputs: ({ name }, say) => ({ keyId: say("keyId", `${name}-key`) }),
    data: [
      ({ inputs }) => `deleted only after ${days(inputs.deletionWindowInDays)}`,
      guardedBy(({ enableKeyRotation }) => enableKeyRotation === true, "rotated every year"),
    ],
    weakenings: [
      fewerDays("deletionWindowInDays", "fewer days to bring the key back once it is deleted"),
      less(
        "isEnabled",
        (_before, isEnabled) => isEnabled === false,
        "nothing under this key can be read while it is off",
      ),
    ],
  },
};
