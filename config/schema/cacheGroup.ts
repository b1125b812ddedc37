import { effects } from "./effects.ts";
import { absentEntry, group } from "./entry.ts";
import { integer, text, truth } from "./valueTypes.ts";

/** What differs from the size's row for the cache. No key has a value by itself: a box has no such nodes. */
export const cacheGroup = group(
  "What differs from the size's row for the cache (ElastiCache for Valkey), which sizes above 1,000 users have.",
  {
    nodeType: absentEntry(text, {
      otherwise: "by the size",
      description: "Node type from config/cacheNodeTypes.json, with what the size asks for.",
      effect: "Nodes are replaced one by one: connections break for some seconds. A single node is down for longer.",
    }),
    snapshotDays: absentEntry(integer, {
      default: 7,
      unit: "days",
      description: "Days, 0 to 35, for which daily snapshots stay; 0: none are taken, nor when the cache is deleted.",
      effect: effects.inPlace,
    }),
    minorUpgrades: absentEntry(truth, {
      default: false,
      description: "Whether ElastiCache installs newer versions of Valkey by itself, in the maintenance window.",
      effect: "Changed in place. An upgrade breaks connections for some seconds.",
    }),
    tokenStep: absentEntry(integer, {
      default: 1,
      description: "State of the AUTH token, a whole number from 1. Two steps replace it.",
      effect: `Raise it by one, pulumi up, and once more: the token changes without downtime. ${effects.converge}`,
    }),
    snapshot: absentEntry(text, {
      otherwise: "an empty cache",
      description: "Snapshot of ElastiCache that a new cache is made from: its name.",
      effect: "Counts at creation only. Another one is refused for a cache that exists.",
    }),
  },
);
