import type { Architecture } from "../config/architecture.ts";
import type { NamedNodePlan } from "../config/decisions/namedNodes.ts";
import { nodeDomain } from "../config/nodeDomain.ts";

/** The node that runs Prometheus for all others. */
export interface Monitor {
  readonly plan: NamedNodePlan;
  /** Its name inside the VPC. */
  readonly host: string;
}

/**
 * The monitor of an environment.
 *
 * @param architecture says which nodes there are
 * @returns absent if there is none: CloudWatch alone watches, and no exporter listens to others but Praefect's, which members ask
 */
export function monitorOf({ stack, namedNodes }: Pick<Architecture, "stack" | "namedNodes">): Monitor | undefined {
  const plan = namedNodes.find(({ role }) => role === "monitor");
  return plan && { plan, host: `${plan.name}.${nodeDomain(stack)}` };
}
