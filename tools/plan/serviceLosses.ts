import type { RecordedResource } from "../recorder/recording.ts";
import { cacheLosses } from "./cacheLosses.ts";
import { databases, readReplicas } from "./databaseServers.ts";
import type { ResourceGraph } from "./graph.ts";
import type { Loss } from "./lossModel.ts";
import { isOfRole, nodeGroups, nodeOf } from "./placed.ts";
import { recoveries } from "./recoveries.ts";

/**
 * What is lost when a node fails that holds no data, or that AWS replaces by itself: of a group, of the database, of the
 * cache.
 *
 * @param graph everything that was recorded
 */
export function serviceLosses(graph: ResourceGraph): Loss[] {
  const ofGitLab = nodeGroups(graph);
  return [
    ...graph.ofType("autoscaling/group:Group").map((group): Loss => {
      const others = !ofGitLab.includes(group) || Number(group.inputs.minSize) > 1;
      return {
        scope: "instance",
        event: `an instance of ${group.name} fails`,
        part: group.name,
        lost: "no data: it holds none; what it was doing breaks",
        until: "Auto Scaling launches another one",
        figures: others ? recoveries.goesOn : recoveries.groupAgain,
      };
    }),
    ...withoutVolume(graph),
    ...databases(graph).map(databaseLoss),
    ...readReplicas(graph).map(replicaLoss),
    ...cacheLosses(graph, "primary").map(({ name, loss }): Loss => ({
      scope: "instance",
      event: `the primary of ${name} fails`,
      ...loss,
    })),
  ];
}

/** Praefect's nodes: the others go on while most of them are left. */
function withoutVolume(graph: ResourceGraph): Loss[] {
  const nodes = graph.ofType("ec2/instance:Instance").filter((one) => isOfRole(one, "praefect"));
  return nodes.map((node): Loss => ({
    scope: "instance",
    event: `instance ${node.name} fails`,
    part: nodeOf(node),
    lost: "no data: it holds none",
    until: nodes.length > 2 ? "the other nodes go on; EC2 recovers it" : "EC2 recovers it",
    figures: nodes.length > 2 ? recoveries.goesOn : recoveries.instanceAgain,
  }));
}

function databaseLoss({ name, inputs }: RecordedResource): Loss {
  const about = { scope: "instance", event: `database server ${name} fails`, part: "database" } as const;
  return inputs.multiAz === true
    ? {
        ...about,
        lost: "nothing",
        until: "its copy in another zone takes over in one or two minutes",
        figures: recoveries.databaseCopy,
      }
    : {
        ...about,
        lost: "nothing if RDS starts it again, else at most the last five minutes",
        until: "RDS starts it again, which takes minutes; if its disk is lost, restore it to the latest time",
        figures: recoveries.databaseAgain,
      };
}

/** GitLab reads from the other replicas and the database. */
function replicaLoss({ name }: RecordedResource): Loss {
  return {
    scope: "instance",
    event: `read replica ${name} fails`,
    part: "read replicas",
    lost: "nothing: it only copies the database",
    until: "GitLab reads from the other replicas and the database; RDS starts it again or makes another one",
    figures: recoveries.goesOn,
  };
}
