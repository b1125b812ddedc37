import type { ResourcePolicy } from "../../policy.ts";
import { broken, judgeInput } from "../../verdict.ts";

const globalType = "aws:rds/globalCluster:GlobalCluster";

/** No Aurora: GitLab is incompatible with it. */
export const forbidAurora: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:rds/cluster:Cluster",
    "aws:rds/clusterInstance:ClusterInstance",
    "aws:rds/instance:Instance",
    globalType,
  ],
  check: (resource) =>
    resource.type === globalType
      ? [broken(resource, "must not exist: only Aurora has global databases")]
      : judgeInput(resource, "engine", (value) => !String(value).startsWith("aurora"), 'must be "postgres"'),
};
