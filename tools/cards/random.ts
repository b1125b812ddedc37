import type { Card } from "./card.ts";

/** Random values. The resources of hashicorp/random cannot be updated. */
export const random: Readonly<Record<string, Card>> = {
  "random:index/randomId:RandomId": {
    price: "free",
    outputs: (_id, say) => ({ hex: say("hex", "0a1b2c3d") }),
    replaces: "everything",
  },
  "random:index/randomPassword:RandomPassword": {
    price: "free",
    outputs: (_password, say) => ({ result: say("result", "generated-password") }),
    replaces: "everything",
  },
};
