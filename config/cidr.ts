import { Address4, Address6 } from "ip-address";

/** A block of addresses as numbers, so that blocks can be compared. */
export interface CidrBlock {
  readonly text: string;
  readonly family: "ipv4" | "ipv6";
  readonly first: bigint;
  readonly last: bigint;
  readonly mask: number;
}

/** A block, or an explanation of what is wrong with the text. */
export type ParsedBlock = { readonly block: CidrBlock } | { readonly allowed: string; readonly fix: string };

const shape = "a CIDR such as 203.0.113.0/24 or 2001:db8::/32";

/**
 * Parses a CIDR strictly: with its mask, without host bits, in the one spelling that AWS accepts.
 *
 * @param text the CIDR
 * @returns the block, or what is allowed and how to fix the text
 */
export function parseBlock(text: string): ParsedBlock {
  const [address = "", mask = "", ...rest] = text.split("/");
  if (rest.length > 0 || !/^\d{1,3}$/.test(mask))
    return { allowed: shape, fix: "Add the mask: /32 is one IPv4 address." };
  if (Address4.isValid(address)) return fromAddress(text, new Address4(address), Number(mask), 32, "ipv4");
  if (!Address6.isValid(address) || address.includes("%")) return { allowed: shape, fix: "Correct the address." };
  const address6 = new Address6(address);
  if (address6.is4() || address.includes(".")) {
    return { allowed: "IPv4 in its own form, such as 203.0.113.0/24", fix: "Write the IPv4 block without ::ffff:." };
  }
  return fromAddress(text, address6, Number(mask), 128, "ipv6");
}

function fromAddress(
  text: string,
  address: Address4 | Address6,
  mask: number,
  bits: number,
  family: CidrBlock["family"],
): ParsedBlock {
  if (mask > bits) return { allowed: `a mask from 0 to ${String(bits)}`, fix: "Correct the mask." };
  const size = 2n ** BigInt(bits - mask);
  const number = address.bigInt();
  const first = number - (number % size);
  const network = (family === "ipv4" ? Address4.fromBigInt(first) : Address6.fromBigInt(first)).correctForm();
  const canonical = `${network}/${String(mask)}`;
  if (text !== canonical) {
    const why = first === number ? "the usual spelling" : "an address without host bits";
    return { allowed: `${why}: ${canonical}`, fix: `Write ${canonical}, or /${String(bits)} for one address.` };
  }
  return { block: { text, family, first, last: first + size - 1n, mask } };
}

/**
 * Whether two blocks have an address in common.
 *
 * @param a one block
 * @param b another block
 */
export function overlap(a: CidrBlock, b: CidrBlock): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** All routed addresses of a family: every IPv4 address, and the global unicast block of IPv6 (IANA, 2026-11). */
const internet = {
  ipv4: { first: 0n, last: 2n ** 32n - 1n },
  ipv6: { first: 0x2000n << 112n, last: (0x4000n << 112n) - 1n },
} as const;

/**
 * A list that covers this share of a family's internet counts as open to everybody: an eighth, which is 32 blocks of /8, or
 * one 2000::/6. Nobody owns that many addresses, and an attacker who tries many addresses soon finds one that is let in.
 */
const openShare = 8n;

/**
 * The families whose blocks together cover so much of the internet that they are open to everybody.
 *
 * @param blocks any blocks; they may overlap
 * @returns none, one or both families
 */
export function openFamilies(blocks: readonly CidrBlock[]): CidrBlock["family"][] {
  return (["ipv4", "ipv6"] as const).filter((family) => {
    const { first, last } = internet[family];
    let [next, held] = [first, 0n];
    for (const block of blocks
      .filter((one) => one.family === family)
      .toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
      const from = block.first > next ? block.first : next;
      const to = block.last < last ? block.last : last;
      if (to < from) continue;
      held += to - from + 1n;
      next = to + 1n;
    }
    return held * openShare >= last - first + 1n;
  });
}

/**
 * Whether a list of valid CIDRs contains an IPv6 one.
 *
 * @param cidrs must be valid
 */
export function hasIpv6(cidrs: readonly string[]): boolean {
  return cidrs.some((cidr) => {
    const parsed = parseBlock(cidr);
    return "block" in parsed && parsed.block.family === "ipv6";
  });
}
