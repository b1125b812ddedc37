import type { Group } from "../stackSchema.ts";

/** Some keys of the network, each with a value. */
type Complete<Name extends keyof Group<"network">> = Readonly<Required<Pick<Group<"network">, Name>>>;

/** A network that the stack creates, or an existing one. */
export type NetworkSettings =
  | ({
      readonly kind: "create";
      /** Absent: the region's first zones by name. */
      readonly zoneNames: readonly string[] | undefined;
    } & Complete<"cidr" | "zones" | "nat" | "interfaceEndpoints">)
  | ({ readonly kind: "existing" } & Complete<
      "vpcId" | "publicSubnetIds" | "privateSubnetIds" | "dataSubnetIds" | "natAddresses"
    >);

/**
 * How many zones nodes can live in.
 *
 * @param network the stack's own, or an existing one
 */
export function nodeZones(network: NetworkSettings): number {
  return network.kind === "create" ? network.zones : network.privateSubnetIds.length;
}

/**
 * How many addresses of NAT gateways the web door admits in addition to the allowlist.
 *
 * @param network the stack's own, or an existing one
 */
export function natAddressCount(network: NetworkSettings): number {
  if (network.kind === "existing") return network.natAddresses.length;
  return { none: 0, single: 1, perZone: network.zones }[network.nat];
}
