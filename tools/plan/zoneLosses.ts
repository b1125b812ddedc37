import { nodesLeftWithoutZone } from "../../config/decisions/zoneLoss.ts";
import type { NodeRole } from "../../config/nodeRole.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { bastionLoss } from "./bastionLoss.ts";
import type { ResourceGraph } from "./graph.ts";
import { isOfRole, nodeGroups, nodeOf, zoneOf, zonesOf } from "./placed.ts";
import type { Loss } from "./planModel.ts";

/** What the loss of a zone means to one tier: data that is lost, and what works on or has to be done. */
interface TierLoss {
  readonly lost?: string;
  readonly until?: string;
}

/** The environment, and the zone that fails. */
interface Failure {
  readonly graph: ResourceGraph;
  readonly zone: string;
  /** What a volume that nobody else has a copy of loses. */
  readonly sinceSnapshot: string;
}

type Tier = (failure: Failure) => readonly TierLoss[];

const here = ({ graph, zone }: Failure, resources: readonly RecordedResource[]) =>
  resources.filter((one) => zoneOf(graph, one) === zone);

/** A word for some of all, such as `2 of 3`. */
const share = (some: number, all: number) => `${String(some)} of ${String(all)}`;

const groups: Tier = ({ graph, zone }) =>
  nodeGroups(graph).flatMap(({ name, inputs }) => {
    const zones = zonesOf(graph, inputs.vpcZoneIdentifiers);
    if (!zones.includes(zone)) return [];
    const min = Number(inputs.minSize);
    const left = nodesLeftWithoutZone({ min }, zones.length);
    const goesOn = left > 0 ? `${share(left, min)} nodes at least go on` : "it may have no node for a while";
    return [{ until: `${name}: ${goesOn}, and Auto Scaling launches the others in the zones that are left` }];
  });

const database: Tier = ({ graph }) =>
  graph.ofType("rds/instance:Instance").map(({ inputs }) =>
    inputs.multiAz === true
      ? { lost: "database: nothing", until: "database: its copy in another zone takes over in one or two minutes" }
      : {
          lost: "database: nothing if the zone comes back, else at most the last five minutes, if it was in this zone",
          until: "database: wait for the zone, or restore it to the latest time in another one",
        },
  );

const cache: Tier = ({ graph }) =>
  graph.ofType("elasticache/replicationGroup:ReplicationGroup").map(({ inputs }) =>
    inputs.automaticFailoverEnabled === true
      ? {
          lost: "cache: the last moments of jobs and sessions, if the primary was in this zone",
          until: "cache: a replica in another zone takes over within a minute or so",
        }
      : {
          lost: "cache: jobs and sessions since its last daily snapshot, if its node was in this zone",
          until: "cache: GitLab is down until the zone is back",
        },
  );

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
      lost: "repositories: nothing, the other members have every write",
      until: goesOn
        ? `${loses}: repositories are read and written on the others`
        : `${loses}: repositories can be read, but nothing is written until the zone is back`,
    },
  ];
};

const praefect: Tier = (failure) => {
  const { all, gone } = votes(failure, "praefect");
  if (gone === 0) return [];
  const goesOn = gone * 2 < all;
  return [
    {
      until: `Praefect loses ${share(gone, all)} nodes: ${goesOn ? "the others go on" : "the others cannot agree on which members are healthy"}`,
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
      lost: `repositories on ${names}: nothing if the zone comes back, else ${failure.sinceSnapshot}`,
      until: `repositories on ${names} cannot be reached: wait for the zone, or make a new stack from backups (docs/operations.md)`,
    },
  ];
};

const toolbox: Tier = (failure) => {
  const all = failure.graph.ofType("ec2/instance:Instance").filter((one) => isOfRole(one, "toolbox"));
  if (here(failure, all).length === 0) return [];
  return [{ until: "the toolbox is gone, GitLab serves without it: nodes.toolbox.zone makes it in another zone" }];
};

const monitor: Tier = (failure) => {
  const all = failure.graph.ofType("ec2/instance:Instance").filter((one) => isOfRole(one, "monitor"));
  if (here(failure, all).length === 0) return [];
  return [{ until: "the monitor is gone: no metrics in Prometheus until the zone is back; CloudWatch's alarms go on" }];
};

const bastion: Tier = ({ graph, zone }) => bastionLoss(graph, zone).map((until) => ({ until }));

const tiers: readonly Tier[] = [volumes, cluster, praefect, database, cache, groups, toolbox, monitor, bastion];

/** Kept where it is, whatever happens to a zone. */
const spanning = "nothing in S3 or Secrets Manager, which span the zones of the region";

/**
 * What the failure of a zone means to an environment with a node per tier.
 *
 * @param graph everything that was recorded
 * @param sinceSnapshot what a volume that nobody else has a copy of loses
 * @returns a row for each zone that has a node
 */
export function zoneLosses(graph: ResourceGraph, sinceSnapshot: string): Loss[] {
  const placed = graph.ofType("ec2/instance:Instance").flatMap((one) => zoneOf(graph, one) ?? []);
  const spread = graph
    .ofType("autoscaling/group:Group")
    .flatMap(({ inputs }) => zonesOf(graph, inputs.vpcZoneIdentifiers));
  return [...new Set([...placed, ...spread])].toSorted().map((zone) => {
    const parts = tiers.flatMap((tier) => tier({ graph, zone, sinceSnapshot }));
    return {
      event: `Availability Zone ${zone} fails`,
      lost: [...parts.flatMap(({ lost }) => lost ?? []), spanning].join("; "),
      until: parts.flatMap(({ until }) => until ?? []).join("; "),
    };
  });
}
