import type { StackPolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";
import { roleOf } from "./nodeOf.ts";

/**
 * Roles whose nodes decide by majority: Praefect which members are healthy, members of a Gitaly Cluster which write counts, Consul and
 * Sentinel who leads. The managed database and cache have no such nodes.
 */
const voters: readonly unknown[] = ["praefect", "cluster", "consul", "sentinel"];

const fewest = 3;

/** Nodes that vote are an odd number, and three or more: an even one survives no more failures than one less. */
export const requireOddVoters: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const voting = stack.ofType("aws:ec2/instance:Instance").filter((instance) => voters.includes(roleOf(instance)));
    return [...Map.groupBy(voting, roleOf).values()]
      .filter(({ length }) => length < fewest || length % 2 === 0)
      .flatMap(([first]) => (first ? [broken(first, "must be one of 3, 5 or another odd number of its role")] : []));
  },
};
