import type { Fixture } from "./policyCases.ts";
import { oneResource } from "./oneResource.ts";

/** A server of its own. */
export const server = (props: Fixture["props"] = {}) => oneResource("aws:rds/instance:Instance")(props);

/** A read replica. */
export const copy = (props: Fixture["props"] = {}) => server({ replicateSourceDb: "other", ...props });

/** Aurora, or a cluster of RDS. */
export const cluster = (props: Fixture["props"] = {}) => oneResource("aws:rds/cluster:Cluster")(props);

/** A member of a cluster of Aurora. */
export const member = (props: Fixture["props"] = {}) => oneResource("aws:rds/clusterInstance:ClusterInstance")(props);

/** A server of PostgreSQL, and its group of parameters. */
export const withParameters = (parameters: unknown, props: Fixture["props"] = { engine: "postgres" }): Fixture[] => [
  {
    type: "aws:rds/parameterGroup:ParameterGroup",
    name: "group",
    props: { family: "postgres17", parameters },
  },
  { type: "aws:rds/instance:Instance", props, refers: { parameterGroupName: ["group"] } },
];
