import { addressesOfBalancer } from "../decisions/addressNeed.ts";
import type { FoundSubnet } from "./checkExistingNetwork.ts";

type Room = Pick<FoundSubnet, "id" | "freeAddresses">;

/**
 * Lists subnets that may not have enough addresses. This is a warning, not a problem: what exists already has its own.
 *
 * @param doors the load balancer's subnets
 * @param nodes the nodes' subnets
 * @param wanted addresses that each of the nodes' subnets may need
 * @returns one sentence per subnet
 */
export function scarceAddresses(doors: readonly Room[], nodes: readonly Room[] = [], wanted = 0): string[] {
  return [
    ...scarce(doors, addressesOfBalancer, "a load balancer needs this many to be created and to grow"),
    ...scarce(nodes, wanted, "nodes need up to this many, with groups at their maximum while a zone is gone"),
  ];
}

function scarce(subnets: readonly Room[], wanted: number, why: string): string[] {
  return subnets
    .filter(({ freeAddresses }) => freeAddresses < wanted)
    .map(({ id, freeAddresses }) => `${id} has ${String(freeAddresses)} free addresses; ${why}: ${String(wanted)}.`);
}
