import type { Fixture } from "./policyCases.ts";
import { oneResource } from "./oneResource.ts";

/** Nodes with replicas. Their group has the input by which a single node names its group, too. */
export const cacheGroup = (props: Fixture["props"] = {}) =>
  oneResource("aws:elasticache/replicationGroup:ReplicationGroup", { replicationGroupId: "group" })(props);

/** Nodes without replicas. */
export const cacheNodes = (props: Fixture["props"] = {}) => oneResource("aws:elasticache/cluster:Cluster")(props);

/** A node of a group. */
export const groupNode = () => cacheNodes({ replicationGroupId: "group" });

/** ElastiCache Serverless. */
export const serverless = (props: Fixture["props"] = {}) =>
  oneResource("aws:elasticache/serverlessCache:ServerlessCache")(props);

/** A group of nodes with a `maxmemory-policy`. */
export const evicting = (policy: unknown, props: Fixture["props"] = {}, name = "it"): Fixture[] => [
  {
    type: "aws:elasticache/parameterGroup:ParameterGroup",
    name: `${name}-parameters`,
    props: { parameters: [{ name: "maxmemory-policy", value: policy }] },
  },
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    name,
    props: { replicationGroupId: "group", ...props },
    refers: { parameterGroupName: [`${name}-parameters`] },
  },
];
