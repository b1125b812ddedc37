import type { Card } from "./card.ts";
import { fixed } from "./charges.ts";

/** Route 53. */
export const route53: Readonly<Record<string, Card>> = {
  "aws:route53/record:Record": {
    price: "free",
    sets: ["records"],
    interrupts: {
      edited: {
        aliases: "the name leads elsewhere, within a minute",
        records: "the name leads elsewhere, once caches expire",
      },
      replaced: "the name leads nowhere for a moment",
      deleted: "the name leads nowhere",
    },
  },
  "aws:route53/zone:Zone": {
    price: fixed("zone", "zoneMonth", "month"),
    outputs: ({ name }, say) => ({ zoneId: say("zoneId", `${name}-zone`) }),
    sets: ["vpcs"],
  },
};
