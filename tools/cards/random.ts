import type { Card } from "./card.ts";
import { free } from "./charges.ts";

/** Random values. The resources of hashicorp/random know no update. */
export const random: Readonly<Record<string, Card>> = {
  "random:index/randomPassword:RandomPassword": {
    price: free,
    outputs: (_password, say) => ({ result: say("result", "generated-password") }),
    replaces: "everything",
  },
};
