/** Blocks that are never routed in the internet, however wide: unique local and link-local addresses (RFC 4193, RFC 4291). */
const local = /^(f[cd]|fe[89ab])/i;

/**
 * Prefixes shorter than these belong to nobody in particular. IPv4: the regional registries got /8s from IANA, and so did the
 * few organisations with the largest blocks (IANA IPv4 Address Space Registry, 2026). IPv6: the largest blocks of one
 * organisation are /16s (IANA and registries give /12s to registries; ARIN, 2630::/16, 2026).
 */
const shortest = { ipv4: 8, ipv6: 16 } as const;

/**
 * Whether a block is the whole internet, or so much of it that the rest makes no difference. `0.0.0.0/1` and `128.0.0.0/1`
 * together are everybody, so each of them is as bad, and so is `2000::/3`, all that IPv6 has given out.
 *
 * @param cidr a block, or one address; it may hold a reference as long as the prefix is written
 */
export function isWorld(cidr: string): boolean {
  const [address = "", prefix] = cidr.trim().split("/");
  if (prefix === undefined || !/^\d+$/.test(prefix)) return false;
  const isIpv6 = address.includes(":");
  return Number(prefix) < (isIpv6 ? shortest.ipv6 : shortest.ipv4) && !(isIpv6 && local.test(address));
}
