import type { Card } from "./card.ts";
import { fixed } from "./charges.ts";

/** Route 53. */
export const route53: Readonly<Record<string, Card>> = {
  "aws:route53/record:Record": {
    price: "free",
    sets: ["records"],
    interrupts: {
      edited: {
        aliases: "the name resolves to another address within a minute",
        records: "the name resolves to another value once caches expire",
      },
      replaced: "the name does not resolve for a moment",
      deleted: "the name does not resolve any more",
    },
  },
  "aws:route53/zone:Zone": {
    price: fixed("hosted zone", "zoneMonth", "month"),
    outputs: ({ name }, say) => ({ zoneId: say("zoneId", `${name}-zone`) }),
    sets: ["vpcs"],
  },
};
