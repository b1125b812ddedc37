/** Names of protocols by number. EC2 accepts both (AuthorizeSecurityGroupIngress, API reference of 2026-08). */
const names: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6", "-1": "all" };

/** Protocols that have ports. */
const withPorts = ["tcp", "udp"];

/** First and last port. EC2 also accepts -1 for all ports. */
const [first, last] = [0, 65_535];

/**
 * The ports of a security group rule as text: `443`, `8000-8010` and `all TCP ports` for TCP, `53/udp`, `icmp`, and
 * `all` for every protocol and port.
 *
 * @param protocol name or number
 * @param from first port or ICMP type; absent: all
 * @param to last port or ICMP code
 */
export function portText(protocol: unknown, from: unknown, to: unknown): string {
  const said = String(protocol).toLowerCase();
  const name = names[said] ?? said;
  if (name === "all" || !withPorts.includes(name))
    return name === "all" || /^[a-z]/.test(name) ? name : `protocol ${name}`;
  const [low, high] = [Number(from ?? -1), Number(to ?? -1)];
  if (low === -1 || (low === first && high === last)) return `all ${name.toUpperCase()} ports`;
  const ports = low === high ? String(low) : `${String(low)}-${String(high)}`;
  return name === "tcp" ? ports : `${ports}/${name}`;
}
