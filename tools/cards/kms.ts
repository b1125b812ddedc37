import type { Card } from "./card.ts";
import { fixed, free } from "./charges.ts";
import { days, guardedBy } from "./guards.ts";
import { fewerDays } from "./weakening.ts";

/** Key Management Service. */
export const kms: Readonly<Record<string, Card>> = {
  "aws:kms/alias:Alias": { price: free },
  "aws:kms/key:Key": {
    price: fixed("key", "keyMonth", "month"),
    outputs: ({ name }, say) => ({ keyId: say("keyId", `${name}-key`) }),
    data: [
      ({ inputs }) => `deleted only after ${days(inputs.deletionWindowInDays)}`,
      guardedBy(({ enableKeyRotation }) => enableKeyRotation === true, "rotated every year"),
    ],
    weakenings: [
      fewerDays("deletionWindowInDays", "fewer days to bring the key back once it is deleted"),
      {
        properties: ["isEnabled"],
        weaker: (_before, after) => after.isEnabled === false,
        says: "nothing under this key can be read while it is off",
      },
    ],
  },
};
