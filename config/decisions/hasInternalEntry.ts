import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/**
 * Whether the host names lead to an internal load balancer inside the VPC. With a node per tier they always do: what Gitaly and
 * Sidekiq call, and webhooks, stay inside.
 *
 * @param said what the stack file says
 * @param size its rows; absent if the number of users is wrong
 */
export function hasInternalEntry(said: Pick<Settings, "internalLoadBalancer">, size: Size | undefined): boolean {
  return said.internalLoadBalancer || size?.groups !== undefined;
}
