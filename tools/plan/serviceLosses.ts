import type { ResourceGraph } from "./graph.ts";
import type { Loss } from "./planModel.ts";

/**
 * What is lost when a node fails that AWS replaces by itself: of a group, of the database, of the cache.
 *
 * @param graph everything that was recorded
 */
export function serviceLosses(graph: ResourceGraph): Loss[] {
  return [
    ...graph.ofType("autoscaling/group:Group").map(({ name }) => ({
      event: `an instance of ${name} fails`,
      lost: "no data: it holds none; what it was doing breaks",
      until: "Auto Scaling launches another one",
    })),
    ...graph.ofType("rds/instance:Instance").map(({ name, inputs }) => ({
      event: `database server ${name} fails`,
      ...(inputs.multiAz === true
        ? { lost: "nothing", until: "its copy in another zone takes over in one or two minutes" }
        : {
            lost: "nothing if RDS starts it again, else at most the last five minutes",
            until: "RDS starts it again, which takes minutes; if its disk is lost, restore it to the latest time",
          }),
    })),
    ...graph.ofType("elasticache/replicationGroup:ReplicationGroup").map(({ name, inputs }) => ({
      event: `the primary of ${name} fails`,
      ...(inputs.automaticFailoverEnabled === true
        ? { lost: "the last moments of jobs and sessions", until: "a replica takes over within a minute or so" }
        : {
            lost: "jobs and sessions since the last daily snapshot: the node has the only copy",
            until: "ElastiCache makes another node, which is empty",
          }),
    })),
  ];
}
