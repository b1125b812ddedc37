import { checkedPort, hasHeader, passedOnGroups } from "../../balancing/targetGroups.ts";
import type { StackPolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, type Verdict } from "../../verdict.ts";

/**
 * Health checks of a group with proxy protocol begin with the header, on any port, and cannot go without it. So their port expects the
 * header, and checks and clients without it have another one.
 */
export const requireHeaderOnChecks: StackPolicy = {
  judges: "stack",
  check: (stack) => {
    const groups = passedOnGroups(stack);
    const plain = groups.filter((group) => !hasHeader(group));
    const plainPorts = new Set(
      plain.flatMap((group) => [checkedPort(group), String(Reading.of(group.props).at("port").value)]),
    );
    return groups
      .filter((group) => hasHeader(group) && plainPorts.has(checkedPort(group)))
      .map((group): Verdict =>
        broken(group, "must be a port that no group without proxy protocol uses", "healthCheck.port"),
      );
  },
};
