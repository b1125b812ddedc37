import type { NetworkSettings } from "./networkSettings.ts";
import { subnets, type SubnetPlan } from "./subnets.ts";

/** A network to create, divided into subnets; or an existing one. */
export type NetworkPlan =
  | (Extract<NetworkSettings, { kind: "create" }> & {
      /** Zones of the load balancer, at least as many as the nodes have. */
      readonly doorZones: number;
      readonly subnets: readonly SubnetPlan[];
    })
  | Extract<NetworkSettings, { kind: "existing" }>;

/**
 * Divides a network to create into subnets.
 *
 * @param network the stack's own, or an existing one, which stays as it is
 */
export function networkPlan(network: NetworkSettings): NetworkPlan {
  if (network.kind === "existing") return network;
  const { cidr, zones, zoneNames } = network;
  const doorZones = zoneNames?.length ?? zones;
  return { ...network, doorZones, subnets: subnets(cidr, zones, doorZones) };
}
