import { firewallRules } from "../plan/firewallRules.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import { otherSides } from "./otherSides.ts";
import type { Outbound } from "./securityModel.ts";

/** Every outbound rule of the security groups. */
export function outboundSummary(graph: ResourceGraph): Outbound[] {
  return firewallRules(graph, "egress")
    .map((rule) => ({
      from: rule.group?.name ?? "a security group of another stack",
      port: rule.port,
      to: otherSides(graph, rule),
      why: rule.why,
    }))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function key({ from, port, to }: Outbound): string {
  return `${from} ${port.padStart(6)} ${to.join(",")}`;
}
