import type { Group } from "../stackSchema.ts";

/** Some keys of the network, of which every one has a value. */
type Complete<Name extends keyof Group<"network">> = Readonly<Required<Pick<Group<"network">, Name>>>;

/** A network of the stack's own, or somebody else's. */
export type NetworkSettings =
  | ({
      readonly kind: "create";
      /** Absent: the region's first zones by name. */
      readonly zoneNames: readonly string[] | undefined;
    } & Complete<"cidr" | "zones" | "nat" | "interfaceEndpoints">)
  | ({ readonly kind: "existing" } & Complete<"vpcId" | "publicSubnetIds" | "privateSubnetIds" | "natAddresses">);

/**
 * How many zones nodes can live in.
 *
 * @param network the stack's own, or somebody else's
 */
export function nodeZones(network: NetworkSettings): number {
  return network.kind === "create" ? network.zones : network.privateSubnetIds.length;
}

/**
 * How many addresses of NAT gateways the web door admits besides the allowlist.
 *
 * @param network the stack's own, or somebody else's
 */
export function natAddressCount(network: NetworkSettings): number {
  if (network.kind === "existing") return network.natAddresses.length;
  return { none: 0, single: 1, perZone: network.zones }[network.nat];
}
