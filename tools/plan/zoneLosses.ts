import { nodesLeftWithoutZone } from "../../config/decisions/zoneLoss.ts";
import type { NodeRole } from "../../config/nodeRole.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { bastionLoss } from "./bastionLoss.ts";
import { cacheLosses } from "./cacheLosses.ts";
import { databases, readReplicas } from "./databaseServers.ts";
import type { ResourceGraph } from "./graph.ts";
import type { Loss } from "./lossModel.ts";
import { isOfRole, nodeGroups, nodeOf, zoneOf, zonesOf } from "./placed.ts";
import { recoveries, restored } from "./recoveries.ts";
import { zoneEvents, type ZoneLoss } from "./zoneEvents.ts";

/** The environment, and the zone that fails. */
interface Failure {
  readonly graph: ResourceGraph;
  readonly zone: string;
  /** Hours between two snapshots of a volume that nobody else has a copy of; absent: it has none. */
  readonly gapHours: number | undefined;
  /** What such a volume loses, in words. */
  readonly sinceSnapshot: string;
}

type Tier = (failure: Failure) => readonly ZoneLoss[];

const here = ({ graph, zone }: Failure, resources: readonly RecordedResource[]) =>
  resources.filter((one) => zoneOf(graph, one) === zone);

/** A word for some of all, such as `2 of 3`. */
const share = (some: number, all: number) => `${String(some)} of ${String(all)}`;

const nothing = "nothing";

const groups: Tier = ({ graph, zone }) =>
  nodeGroups(graph).flatMap(({ name: part, inputs }) => {
    const zones = zonesOf(graph, inputs.vpcZoneIdentifiers);
    if (!zones.includes(zone)) return [];
    const min = Number(inputs.minSize);
    const left = nodesLeftWithoutZone({ min }, zones.length);
    const goesOn = left > 0 ? `${share(left, min)} nodes at least go on` : "it may have no node for a while";
    const until = `${goesOn}, and Auto Scaling launches the others in the zones that are left`;
    return [{ part, lost: nothing, until, figures: left > 0 ? recoveries.goesOn : recoveries.groupAgain }];
  });

const database: Tier = ({ graph }) =>
  databases(graph).map(({ inputs }) =>
    inputs.multiAz === true
      ? {
          part: "database",
          lost: nothing,
          until: "its copy in another zone takes over in one or two minutes",
          figures: recoveries.databaseCopy,
        }
      : {
          part: "database",
          lost: "nothing if the zone comes back, else at most the last five minutes, if it was in this zone",
          until: "wait for the zone, or restore it to the latest time in another one",
          figures: recoveries.databaseRestored,
        },
  );

const replicas: Tier = (failure) => {
  const all = readReplicas(failure.graph);
  const gone = here(failure, all).length;
  if (gone === 0) return [];
  const others = gone < all.length ? "the others and the database" : "the database itself, which is slower";
  const until = `${share(gone, all.length)} are gone: GitLab reads from ${others}`;
  return [{ part: "read replicas", lost: nothing, until, figures: recoveries.goesOn }];
};

const cache: Tier = ({ graph }) => cacheLosses(graph, "zone").map(({ loss }) => loss);

/** Nodes that vote: a zone that has most of them stops what they decide. */
const votes = (failure: Failure, role: NodeRole) => {
  const all = failure.graph.ofType("ec2/instance:Instance").filter((one) => isOfRole(one, role));
  return { all: all.length, gone: here(failure, all).length };
};

const cluster: Tier = (failure) => {
  const { all, gone } = votes(failure, "member");
  if (gone === 0) return [];
  const goesOn = gone * 2 < all;
  const loses = `the Gitaly Cluster loses ${share(gone, all)} members`;
  return [
    {
      part: "repositories",
      lost: "nothing, the other members have every write",
      until: goesOn
        ? `${loses}: repositories are read and written on the others`
        : `${loses}: repositories can be read, but nothing is written until the zone is back`,
      figures: goesOn ? recoveries.repositoryCopy : recoveries.waits,
    },
  ];
};

const praefect: Tier = (failure) => {
  const { all, gone } = votes(failure, "praefect");
  if (gone === 0) return [];
  const goesOn = gone * 2 < all;
  const others = goesOn ? "the others go on" : "the others cannot agree on which members are healthy";
  return [
    {
      part: "Praefect",
      lost: nothing,
      until: `it loses ${share(gone, all)} nodes: ${others}`,
      figures: goesOn ? recoveries.goesOn : recoveries.waits,
    },
  ];
};

/** Volumes that nobody else has a copy of. */
const volumes: Tier = (failure) => {
  const alone = here(failure, failure.graph.ofType("ebs/volume:Volume")).filter(
    (one) => !isOfRole(one, "member") && !isOfRole(one, "monitor"),
  );
  if (alone.length === 0) return [];
  const names = [...new Set(alone.map(nodeOf))].join(", ");
  return [
    {
      part: `repositories on ${names}`,
      lost: `nothing if the zone comes back, else ${failure.sinceSnapshot}`,
      until: "they cannot be reached: wait for the zone, or make a new stack from backups (docs/operations.md)",
      figures: { ...recoveries.waits, losesMinutes: restored(failure.gapHours).losesMinutes, byHand: true },
    },
  ];
};

/** Nodes that GitLab serves without. */
const besides = (role: NodeRole, part: string, until: string): Tier => {
  return (failure) => {
    const all = failure.graph.ofType("ec2/instance:Instance").filter((one) => isOfRole(one, role));
    return here(failure, all).length === 0 ? [] : [{ part, lost: nothing, until, figures: recoveries.goesOn }];
  };
};

const toolbox = besides(
  "toolbox",
  "toolbox",
  "it is gone, GitLab serves without it: nodes.toolbox.zone makes it in another zone",
);

const monitor = besides(
  "monitor",
  "monitor",
  "it is gone: no metrics in Prometheus until the zone is back; CloudWatch's alarms go on",
);

const bastion: Tier = ({ graph, zone }) =>
  bastionLoss(graph, zone).map((one) => ({ ...one, lost: nothing, figures: recoveries.goesOn }));

const tiers: readonly Tier[] = [
  volumes,
  cluster,
  praefect,
  database,
  replicas,
  cache,
  groups,
  toolbox,
  monitor,
  bastion,
];

/**
 * What the failure of a zone means to an environment with a node per tier.
 *
 * @param graph everything that was recorded
 * @param gapHours between two snapshots of a volume that nobody else has a copy of; absent: it has none
 * @param sinceSnapshot what such a volume loses, in words
 * @returns a row for each part that a zone has something of; zones that mean the same to it share a row
 */
export function zoneLosses(graph: ResourceGraph, gapHours: number | undefined, sinceSnapshot: string): Loss[] {
  const placed = graph.ofType("ec2/instance:Instance").flatMap((one) => zoneOf(graph, one) ?? []);
  const spread = graph
    .ofType("autoscaling/group:Group")
    .flatMap(({ inputs }) => zonesOf(graph, inputs.vpcZoneIdentifiers));
  const zones = [...new Set([...placed, ...spread])].toSorted();
  return zoneEvents(
    new Map(zones.map((zone) => [zone, tiers.flatMap((tier) => tier({ graph, zone, gapHours, sinceSnapshot }))])),
  );
}
