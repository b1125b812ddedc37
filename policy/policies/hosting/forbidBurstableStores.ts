import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** By type: the input with the class. */
const inputs: Readonly<Record<string, string>> = {
  "aws:rds/instance:Instance": "instanceClass",
  "aws:rds/clusterInstance:ClusterInstance": "instanceClass",
  "aws:rds/cluster:Cluster": "dbClusterInstanceClass",
  "aws:elasticache/replicationGroup:ReplicationGroup": "nodeType",
  "aws:elasticache/cluster:Cluster": "nodeType",
};

/** No database and no cache has a class whose processors slow down when credits run out. */
export const forbidBurstableStores: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(inputs),
  check: (resource) =>
    judgeInput(
      resource,
      inputs[resource.type] ?? "",
      (value) => !/^(db|cache)\.t\d/.test(String(value)),
      "must not be burstable",
    ),
};
