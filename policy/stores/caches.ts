import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/** Nodes with replicas: Valkey or Redis. */
export const groupType = "aws:elasticache/replicationGroup:ReplicationGroup";

/** Nodes without replicas, or one more node of a group. */
export const nodesType = "aws:elasticache/cluster:Cluster";

/** ElastiCache Serverless. */
export const serverlessType = "aws:elasticache/serverlessCache:ServerlessCache";

/** Whether it is a node of a replication group, which says everything else. A group has an input of that name, too: its own id. */
export function isGroupNode({ type, props }: PolicyResource): boolean {
  return type === nodesType && Reading.of(props).at("replicationGroupId").isGiven;
}

/** Whether it is Memcached, which has no snapshots, no login and no replicas. */
export function isMemcached({ props }: PolicyResource): boolean {
  return Reading.of(props).at("engine").value === "memcached";
}
