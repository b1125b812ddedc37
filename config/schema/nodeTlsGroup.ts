import { effects } from "./effects.ts";
import { absentEntry, group } from "./entry.ts";
import { integer, integers } from "./valueTypes.ts";

/** TLS between nodes, and the tokens that they show each other. */
export const nodeTlsGroup = group(
  "TLS between nodes, and the tokens that they show each other. Each authority is called by a number. One is replaced in three runs: trust the new one as well, let it issue, forget the old one (docs/adr/0012-tiers.md).",
  {
    trusted: absentEntry(integers, {
      default: [1],
      description: "The authorities that nodes trust: numbers from 1. A new number is a new authority.",
      effect: "All nodes converge. Forget an authority only once another one issues.",
    }),
    issuing: absentEntry(integer, {
      default: 1,
      description: "The trusted authority that issues the nodes' certificates.",
      effect: "Every node gets another certificate and converges; GitLab keeps running.",
    }),
    tokenStep: absentEntry(integer, {
      default: 1,
      description: "State of the tokens of Gitaly and Praefect, a whole number from 1. Two steps replace them.",
      effect: `Raise it by one, pulumi up, and once more: the tokens change without downtime. At even steps servers insist on none. ${effects.converge}`,
    }),
  },
);
