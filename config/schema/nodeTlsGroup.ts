import { absentEntry, group } from "./entry.ts";
import { integer, integers } from "./valueTypes.ts";

/** The authorities for TLS between nodes. */
export const nodeTlsGroup = group(
  "The authorities for TLS between nodes, each called by a number. One is replaced in three runs: trust the new one as well, let it issue, forget the old one (docs/adr/0012-tiers.md).",
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
  },
);
