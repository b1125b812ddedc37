import { nodesLeftWithoutZone } from "../../config/decisions/zoneLoss.ts";
import { windowClashes } from "../../config/decisions/windowClashes.ts";
import { windows, windowStart, type WindowName } from "../../config/decisions/windows.ts";
import { nodeRoles, type NodeRole } from "../../config/nodeRole.ts";
import { databases } from "./databaseServers.ts";
import type { ResourceGraph } from "./graph.ts";
import { isOfRole, nodeGroups, zoneOf, zonesOf } from "./placed.ts";
import type { Finding, SettingRow } from "./planModel.ts";

/** What the checks look at. */
interface Found {
  readonly graph: ResourceGraph;
  readonly settings: readonly SettingRow[];
}

/** Sets of nodes that vote, in zones of which one has half of them or more. */
function outvoted({ graph }: Found): Finding[] {
  return (["member", "praefect"] as const).flatMap((role: NodeRole): Finding[] => {
    const all = graph.ofType("ec2/instance:Instance").filter((one) => isOfRole(one, role));
    const byZone = Map.groupBy(all, (one) => zoneOf(graph, one) ?? "");
    const [fullest] = [...byZone].toSorted(([, a], [, b]) => b.length - a.length);
    if (!fullest || fullest[1].length * 2 < all.length) return [];
    const [zone, nodes] = fullest;
    const stops = role === "member" ? "nothing is written to repositories" : "Praefect cannot agree";
    return [
      {
        level: "warning",
        what: `Zone ${zone} has ${String(nodes.length)} of ${String(all.length)} nodes called ${nodeRoles[role].called}: when that zone is down, ${stops}.`,
        todo: "Use three zones: network.zones, or three private subnets.",
      },
    ];
  });
}

/** Groups whose minimum does not survive the loss of a zone. */
function gone({ graph }: Found): Finding[] {
  return nodeGroups(graph).flatMap(({ name, inputs }): Finding[] => {
    const zones = zonesOf(graph, inputs.vpcZoneIdentifiers);
    if (zones.length === 0 || nodesLeftWithoutZone({ min: Number(inputs.minSize) }, zones.length) > 0) return [];
    return [
      {
        level: "note",
        what: `${name} may have no node left when a zone fails, until Auto Scaling has launched one elsewhere.`,
        todo: "Raise min of the role to 2.",
      },
    ];
  });
}

/** Services with one copy. */
function single({ graph }: Found): Finding[] {
  const rows = [
    ...databases(graph)
      .filter(({ inputs }) => inputs.multiAz !== true)
      .map(() => "The database is in one zone"),
    ...graph
      .ofType("elasticache/replicationGroup:ReplicationGroup")
      .filter(({ inputs }) => inputs.automaticFailoverEnabled !== true)
      .map(() => "The cache has one node"),
  ];
  return rows.map((what) => ({
    level: "note",
    what: `${what}: when it fails, GitLab is down until AWS has replaced it or a person has restored it.`,
    todo: "Set highAvailability: on if GitLab has to go on.",
  }));
}

/** A cache without a copy once one node fails; all its groups have as many nodes. */
function pairs({ graph }: Found): Finding[] {
  const groups = graph.ofType("elasticache/replicationGroup:ReplicationGroup");
  if (!groups.some(({ inputs }) => inputs.numCacheClusters === 2)) return [];
  return [
    {
      level: "note",
      what: `The cache has two nodes${groups.length > 1 ? " in each group" : ""}, GitLab's documents have three: until one that fails has been replaced, nothing takes over from the other.`,
      todo: "Take cache.nodes out of the stack file if that is too little.",
    },
  ];
}

/** Repositories that have one copy, or a form that needs a licence. */
function repositories({ graph }: Found): Finding[] {
  if (graph.ofType("rds/instance:Instance").length === 0) return [];
  const volumes = graph.ofType("ebs/volume:Volume").filter((one) => !isOfRole(one, "monitor"));
  if (volumes.some((one) => isOfRole(one, "member"))) {
    return [
      {
        level: "note",
        what: "GitLab supports a Gitaly Cluster with Premium or Ultimate only.",
        todo: "Without a licence set gitaly: sharded. The repositories of a zone then cannot be reached while it is down.",
      },
    ];
  }
  return [
    {
      level: "note",
      what: `${volumes.length === 1 ? "All repositories are on one Gitaly node" : `Each repository is on one of ${String(volumes.length)} Gitaly nodes`}: those of a zone that is down cannot be reached.`,
      todo: "Set gitaly: cluster, which GitLab supports with Premium or Ultimate.",
    },
  ];
}

const windowWords: Readonly<Record<WindowName, string>> = {
  databaseBackup: "the backup of the database",
  cacheSnapshot: "the snapshot of the cache",
  databaseMaintenance: "maintenance of the database",
  cacheMaintenance: "maintenance of the cache",
};

/** Schedules that start something while AWS works on database or cache. */
function clashes({ settings }: Found): Finding[] {
  const value = (key: string) => settings.find((row) => row.key === key)?.value;
  const start = value("windows");
  if (start === undefined || windowStart(start) === undefined) return [];
  const schedules = ["backup.schedule", "backup.snapshotSchedule", "patching.schedule"].flatMap((key) => {
    const schedule = value(key);
    return schedule === undefined || schedule === "none" ? [] : [[key, schedule] as const];
  });
  return windowClashes(windows(start), Object.fromEntries(schedules)).map(({ key, schedule, window }) => ({
    level: "note",
    what: `${key}, ${schedule}, starts something during ${windowWords[window]}.`,
    todo: `Choose another schedule, or move the windows, which begin at ${start}.`,
  }));
}

/** What a person should know about an environment with a node per tier. */
export const tierFindings: readonly ((found: Found) => readonly Finding[])[] = [
  outvoted,
  gone,
  single,
  pairs,
  repositories,
  clashes,
];
