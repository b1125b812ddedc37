import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { judge, judgeInput } from "../../verdict.ts";

/** By input of a replication group: whether a value goes without cluster mode, and what has to be. */
const inputs: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  clusterMode: [(value) => value === undefined || value === null || value === "disabled", 'must be "disabled"'],
  numNodeGroups: [(value) => Number(value ?? 1) === 1, "must be 1"],
};

/** Caches without cluster mode: GitLab does not support Redis Cluster. */
export const forbidClusteredCaches: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType("aws:elasticache/replicationGroup:ReplicationGroup")
      .flatMap((cache) => [
        ...Object.entries(inputs).flatMap(([name, [goesWithout, says]]) => judgeInput(cache, name, goesWithout, says)),
        ...groupOfAws(cache),
        ...stack.namedBy(cache, "parameterGroupName").flatMap(parametersWithout),
      ]),
};

/** AWS' own groups with cluster mode say so in their names, such as `default.redis7.cluster.on`. Others are judged by themselves. */
function groupOfAws(cache: PolicyResource) {
  const name = Reading.of(cache.props).at("parameterGroupName");
  const isWithout = (value: unknown) => typeof value !== "string" || !/^default\..*\.cluster\.on$/i.test(value);
  return name.isUnknown ? [] : judge(cache, name, isWithout, "must be a group without cluster mode");
}

function parametersWithout(group: PolicyResource) {
  return Reading.of(group.props)
    .at("parameters")
    .items.filter((one) => one.at("name").value === "cluster-enabled")
    .flatMap((one) => judge(group, one.at("value"), (value) => value === "no", 'must be "no"'));
}
