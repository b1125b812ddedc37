import { Address4 } from "ip-address";

/** One subnet to make; `zone` counts from 0. */
export interface SubnetPlan {
  /** `frontDoor` holds the load balancer, `public` the NAT gateways, `private` the nodes, `isolated` data services. */
  readonly tier: "public" | "frontDoor" | "private" | "isolated";
  readonly zone: number;
  readonly cidr: string;
}

/** Number of zones that a network has room for, used or not: adding a third zone moves no subnet of the first two. */
const zoneRoom = 3;

/** Where a tier's subnets begin, and their size, both in parts of the network. */
interface Tier {
  readonly first: number;
  readonly size: number;
}

/**
 * A large network has 256 parts: 16 for each zone's private subnet (parts 16 to 63), 16 for each zone's isolated subnet (80
 * to 127), and one for each public and each front-door subnet.
 */
const large: Readonly<Record<SubnetPlan["tier"], Tier>> = {
  public: { first: 0, size: 1 },
  frontDoor: { first: 4, size: 1 },
  private: { first: 16, size: 16 },
  isolated: { first: 80, size: 16 },
};

/** A small network has 16 parts: two for each private subnet, one for each other subnet. */
const small: Readonly<Record<SubnetPlan["tier"], Tier>> = {
  public: { first: 9, size: 1 },
  frontDoor: { first: 12, size: 1 },
  private: { first: 0, size: 2 },
  isolated: { first: 6, size: 1 },
};

/**
 * Longest mask of a network that is divided as a large one: its smallest subnets are then /28, the smallest that AWS allows.
 */
const longestLargeMask = 20;

/**
 * Longest mask of a network that can be divided. Its smallest subnets are then /28, with 11 addresses that AWS leaves free;
 * a load balancer needs 8 of them. A private subnet is /27, with 27 free addresses. A test checks each size against that.
 */
export const longestNetworkMask = 24;

/**
 * Divides a network into subnets.
 *
 * @param cidr the network, /16 to /24
 * @param zones availability zones of the nodes, 1 to 3
 * @param doorZones zones of the load balancer, at least as many
 * @returns one subnet per tier and zone, in the order of tiers; a subnet's block does not depend on the number of zones
 * @throws RangeError if there are more zones than room
 */
export function subnets(cidr: string, zones: number, doorZones = zones): SubnetPlan[] {
  if (zones < 1 || zones > doorZones || doorZones > zoneRoom)
    throw new RangeError(
      `network.zones must be from 1 to ${String(zoneRoom)}; got ${String(zones)}, and ${String(doorZones)} for the load balancer.`,
    );
  const network = new Address4(cidr);
  const [tiers, bits] = network.subnetMask > longestLargeMask ? [small, 4] : [large, 8];
  const partMask = network.subnetMask + bits;
  const partSize = 2n ** BigInt(32 - partMask);
  const start = network.startAddress().bigInt();
  return (Object.keys(large) as SubnetPlan["tier"][]).flatMap((tier) =>
    Array.from({ length: tier === "frontDoor" ? doorZones : zones }, (_, zone) => {
      const { first, size } = tiers[tier];
      const address = Address4.fromBigInt(start + partSize * BigInt(first + zone * size)).correctForm();
      return { tier, zone, cidr: `${address}/${String(partMask - Math.log2(size))}` };
    }),
  );
}
