import { entry, group } from "./entry.ts";
import { texts } from "./valueTypes.ts";

const effect = "Prefix lists change in place. The first IPv6 entry makes the load balancer dualstack.";

/** Who may reach the doors. */
export const allowGroup = group(
  "CIDRs, IPv4 and IPv6, that may reach each door: web (80, 443), ssh (22), bastion (2222).",
  {
    web: entry(texts, {
      default: [],
      description: "CIDRs that may reach GitLab, the registry and Pages. Required, unless allowFrom is set.",
      effect,
    }),
    ssh: entry(texts, {
      default: [],
      description: "CIDRs that may reach Git over SSH. Without any, the door is closed.",
      effect,
    }),
    bastion: entry(texts, {
      default: [],
      description: "CIDRs that may reach the bastion. Without any, there is no bastion.",
      effect: `The first entry creates the bastion, and removing the last one deletes it. ${effect}`,
    }),
  },
);
