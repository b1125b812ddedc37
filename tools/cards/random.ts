import type { Card } from "./card.ts";

/** Random values. The resources of hashicorp/random cannot be updated. */
export const random: Readonly<Record<string, Card>> = {
  "random:index/randomPassword:RandomPassword": {
    price: "free",
    outputs: (_password, say) => ({ result: say("result", "generated-password") }),
    replaces: "everything",
  },
};
