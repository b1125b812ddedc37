import type { FoundSubnet } from "./checkExistingNetwork.ts";

/** Free addresses that a load balancer needs in each of its subnets (Elastic Load Balancing user guide, 2026-11). */
const wanted = 8;

/**
 * Lists subnets that may not have room for a load balancer. This is a warning, not a problem: an existing load balancer
 * already has its addresses.
 *
 * @param doors the load balancer's subnets
 * @returns one sentence per subnet
 */
export function scarceAddresses(doors: readonly Pick<FoundSubnet, "id" | "freeAddresses">[]): string[] {
  return doors
    .filter(({ freeAddresses }) => freeAddresses < wanted)
    .map(
      ({ id, freeAddresses }) =>
        `${id} has ${String(freeAddresses)} free addresses; a load balancer needs this many to be created and to grow: ${String(wanted)}.`,
    );
}
