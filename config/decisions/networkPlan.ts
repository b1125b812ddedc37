import type { NetworkSettings } from "./networkSettings.ts";
import { subnets, type SubnetPlan } from "./subnets.ts";

/** A network to make, cut into subnets; or an existing one. */
export type NetworkPlan =
  | (Extract<NetworkSettings, { kind: "create" }> & {
      /** Zones of the load balancer, at least as many as of the nodes. */
      readonly doorZones: number;
      readonly subnets: readonly SubnetPlan[];
    })
  | Extract<NetworkSettings, { kind: "existing" }>;

/**
 * Cuts a network to make into subnets.
 *
 * @param network the stack's own, or somebody else's, which stays as it is
 */
export function networkPlan(network: NetworkSettings): NetworkPlan {
  if (network.kind === "existing") return network;
  const { cidr, zones, zoneNames } = network;
  const doorZones = zoneNames?.length ?? zones;
  return { ...network, doorZones, subnets: subnets(cidr, zones, doorZones) };
}
