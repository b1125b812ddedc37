import { Address4 } from "ip-address";
import type { SubnetPlan } from "./architecture.ts";

/** Zones that a network has room for, used or not: a third zone moves no subnet of the first two. */
const zoneRoom = 3;

/**
 * A network is cut into 16 parts of equal size: one for each zone's private subnet (parts 1 to 3), one for each zone's
 * isolated subnet (5 to 7), and the small public and front-door subnets, 16 to a part, in part 0.
 */
const tiers = {
  public: { part: 0, sixteenth: 0 },
  frontDoor: { part: 0, sixteenth: 4 },
  private: { part: 1, sixteenth: undefined },
  isolated: { part: 5, sixteenth: undefined },
} as const;

/** Longest mask of a network that can be cut: its smallest subnets are then /28, the smallest that AWS allows. */
export const longestNetworkMask = 20;

/**
 * Cuts a network into subnets.
 *
 * @param cidr the network, /16 to /20
 * @param zones availability zones, 1 to 3
 * @returns one subnet per tier and zone, in the order of tiers; the same blocks however many zones are used
 * @throws RangeError if there are more zones than room
 */
export function subnets(cidr: string, zones: number): SubnetPlan[] {
  if (zones < 1 || zones > zoneRoom)
    throw new RangeError(`network.zones must be from 1 to ${String(zoneRoom)}; got ${String(zones)}.`);
  const network = new Address4(cidr);
  const mask = network.subnetMask + 4;
  const partSize = 2n ** BigInt(32 - mask);
  const start = network.startAddress().bigInt();
  return (Object.keys(tiers) as (keyof typeof tiers)[]).flatMap((tier) =>
    Array.from({ length: zones }, (_, zone) => {
      const { part, sixteenth } = tiers[tier];
      const small = sixteenth !== undefined;
      const offset = small ? (partSize / 16n) * BigInt(sixteenth + zone) : partSize * BigInt(part + zone);
      const address = Address4.fromBigInt(start + offset).correctForm();
      return { tier, zone, cidr: `${address}/${String(small ? mask + 4 : mask)}` };
    }),
  );
}
