import type { CacheName } from "../decisions/cachePlan.ts";
import { effects } from "./effects.ts";
import { absentEntry, group } from "./entry.ts";
import { integer, text, truth } from "./valueTypes.ts";

/** Each group has its own, because ElastiCache may take a step of one and refuse that of the other (docs/adr/0014). */
const tokenStep = (name: CacheName) =>
  absentEntry(integer, {
    default: 1,
    description: `State of the AUTH token of the group ${name}, a whole number from 1. Two steps replace it.`,
    effect: `Raise it by one, pulumi up, and once more: the token changes without downtime. ${effects.converge}`,
  });

/**
 * What differs from the size's row for the cache, in all its groups: `redis`, and from 10,000 users on `cache`, which has what
 * GitLab can compute again. No key has a value by itself: a box has no such nodes.
 */
export const cacheGroup = group(
  "What differs from the size's row for the cache (ElastiCache for Valkey), which sizes above 1,000 users have.",
  {
    nodeType: absentEntry(text, {
      otherwise: "by the size",
      description: "Type of all nodes of the cache, from config/cacheNodeTypes.json, with what the size asks for.",
      effect: "Nodes are replaced one by one: connections break for some seconds. A single node is down for longer.",
    }),
    nodes: absentEntry(integer, {
      otherwise: "by the size",
      description:
        "Nodes in each group of the cache, the primary among them: 2 to 6 with high availability, 1 without. GitLab's documents have 3. With 2, a node that fails is replaced, and until then nothing else can take over.",
      effect: "Replicas are added or removed; the primary goes on.",
    }),
    snapshotDays: absentEntry(integer, {
      default: 7,
      unit: "days",
      description:
        "Days, 0 to 35, for which daily snapshots stay; 0: none are taken, nor when the cache is deleted. The group cache never has any.",
      effect: effects.inPlace,
    }),
    minorUpgrades: absentEntry(truth, {
      default: true,
      description: "Whether ElastiCache installs newer versions of Valkey by itself, in the maintenance window.",
      effect: "Changed in place. An upgrade breaks connections for some seconds.",
    }),
    redisTokenStep: tokenStep("redis"),
    cacheTokenStep: tokenStep("cache"),
    snapshot: absentEntry(text, {
      otherwise: "an empty cache",
      description: "Snapshot of ElastiCache that a new group redis is made from: its name.",
      effect: "Counts at creation only. Another one is refused for a cache that exists.",
    }),
  },
);
