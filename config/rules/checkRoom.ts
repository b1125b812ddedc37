import { parseBlock } from "../cidr.ts";
import { addressNeed, type AddressUsers } from "../decisions/addressNeed.ts";
import type { NetworkSettings } from "../decisions/networkSettings.ts";
import { longestNetworkMask, subnets } from "../decisions/subnets.ts";
import type { Complain } from "../problem.ts";

/** Addresses of each subnet that AWS keeps (Amazon VPC user guide, subnet CIDR blocks, 2026-11). */
const keptByAws = 5;

/** The widest block that AWS allows. */
const widestMask = 16;

/**
 * Checks that the private subnets of a network of our own have room for all nodes, with groups at their maximum and surge.
 *
 * @param network as the stack file says
 * @param users what is in them
 * @param complain is called once at most
 */
export function checkRoom(
  network: NetworkSettings,
  users: Omit<AddressUsers, "zones" | "endpoints">,
  complain: Complain,
): void {
  if (network.kind === "existing") return; // an existing one is read, and warns
  const parsed = parseBlock(network.cidr);
  const { zones, interfaceEndpoints } = network;
  if (!("block" in parsed) || zones < 2 || zones > 3) return; // another rule reports it
  const { mask } = parsed.block;
  if (mask < widestMask || mask > longestNetworkMask) return;
  const wanted = addressNeed({ ...users, zones, endpoints: interfaceEndpoints.length });
  const room = addressesIn(network.cidr, zones);
  if (wanted <= room) return;
  const [address = ""] = network.cidr.split("/");
  const masks = Array.from({ length: mask - widestMask }, (_, narrower) => mask - 1 - narrower);
  const enough = masks.find((one) => addressesIn(`${address}/${String(one)}`, zones) >= wanted);
  complain(
    "network.cidr",
    network.cidr,
    `a block whose private subnets have ${String(wanted)} addresses each: ${enough === undefined ? "none has" : `/${String(enough)} or wider`}`,
    `They have ${String(room)}, and groups may be at their maximum and surge while a zone is gone: choose a wider block, or lower max.`,
  );
}

/** Free addresses of a private subnet. */
function addressesIn(cidr: string, zones: number): number {
  const [one] = subnets(cidr, zones).filter(({ tier }) => tier === "private");
  return 2 ** (32 - Number(one?.cidr.split("/")[1])) - keptByAws;
}
