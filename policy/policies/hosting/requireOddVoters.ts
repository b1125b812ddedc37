import { roleOf } from "../../nodes/nodeOf.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import type { Verdict } from "../../verdict.ts";

/**
 * Roles whose nodes decide by majority: Praefect which members are healthy, members of a Gitaly Cluster which write counts, Consul and
 * Sentinel who leads. The managed database and cache have no such nodes.
 */
const voters: readonly unknown[] = ["praefect", "cluster", "consul", "sentinel"];

const fewest = 3;

const groupType = "aws:autoscaling/group:Group";

/** Nodes that vote are an odd number, and three or more: an even one survives no more failures than one less. */
export const requireOddVoters: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const voting = stack
      .ofType("aws:ec2/instance:Instance", groupType)
      .filter((resource) => voters.includes(roleOf(resource)));
    return [...Map.groupBy(voting, roleOf).values()].flatMap(judgeRole);
  },
};

function judgeRole(ofRole: readonly PolicyResource[]): readonly Verdict[] {
  const [resource] = ofRole;
  const counts = ofRole.map(count);
  const voting = counts.reduce<number>((sum, { value }) => sum + Number(typeof value === "symbol" ? 0 : value), 0);
  const isUnknown = counts.some((one) => one.isUnknown);
  if (!resource || (!isUnknown && voting >= fewest && voting % 2 === 1)) return [];
  const says = "must be one of 3, 5 or another odd number of its role";
  return [{ resource, path: "", kind: isUnknown ? "unknown" : "broken", says }];
}

/** How many nodes a resource is. A group that votes has as many as it may have: `gitlab-forbid-other-scaling` sees to that. */
function count({ type, props }: PolicyResource): Reading {
  return type === groupType ? Reading.of(props).at("maxSize") : new Reading("", 1);
}
