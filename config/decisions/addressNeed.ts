import type { Form } from "../form.ts";
import { namedRoles } from "../nodeRole.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";
import { nodeCount } from "./nodeCount.ts";
import type { GroupPlan } from "./groupPlan.ts";

/** What uses addresses of the private subnets. */
export interface AddressUsers {
  readonly size: Size;
  readonly form: Form;
  readonly groups: readonly Pick<GroupPlan, "max" | "surge">[];
  readonly nodes: Settings["nodes"];
  /** Zones that the nodes are spread over, at least 2. */
  readonly zones: number;
  /** Interface endpoints, each with an address in every subnet. */
  readonly endpoints: number;
}

/** The bastion, its successor while it is replaced, and a machine that builds an image. */
const single = 3;

/** Free addresses that AWS wants in each subnet of a load balancer (Elastic Load Balancing user guide, 2026-11). */
export const addressesOfBalancer = 8;

/**
 * The addresses that a private subnet may need at a time: its share of the nodes with names, the groups at their maximum and
 * surge while one zone is gone and the others take all, and the load balancer in front of Praefect.
 *
 * @param users what is in it
 */
export function addressNeed({ size, form, groups, nodes, zones, endpoints }: AddressUsers): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const named = namedRoles.map((role) => Math.ceil(nodeCount(role, nodes, size, form) / zones));
  const scaled = groups.map(({ max, surge }) => Math.ceil((max + surge) / Math.max(zones - 1, 1)));
  const balancer = nodeCount("praefect", nodes, size, form) > 0 ? addressesOfBalancer : 0;
  return sum(named) + sum(scaled) + single + balancer + endpoints;
}
