import { firewallRules, type FirewallRule } from "./firewallRules.ts";
import type { ResourceGraph } from "./graph.ts";

/** An inbound rule of a security group. */
export type InboundRule = FirewallRule;

/** Every inbound rule, however it was registered. */
export function inboundRules(graph: ResourceGraph): InboundRule[] {
  return firewallRules(graph, "ingress");
}
