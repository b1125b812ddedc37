import type { Reading } from "../reading.ts";
import { unknown } from "../unknown.ts";

/** Ports that a rule is about. */
export interface PortRange {
  /** `any` is every protocol, and so every port. `other` has no ports that matter here, such as ICMP. */
  readonly protocol: "any" | "tcp" | "udp" | "other";
  readonly first: number;
  readonly last: number;
}

/** Names and numbers of protocols (EC2 API, IpPermission; IANA, Assigned Internet Protocol Numbers; 2026-08). */
const protocols: Readonly<Record<string, PortRange["protocol"]>> = {
  "-1": "any",
  all: "any",
  tcp: "tcp",
  "6": "tcp",
  udp: "udp",
  "17": "udp",
};

const highest = 65535;

/** A port by number. Absent and -1 mean that there is no limit. */
function limit({ value }: Reading, otherwise: number): number {
  const port = Number(value ?? otherwise);
  return Number.isNaN(port) || port < 0 ? otherwise : port;
}

/**
 * Reads which ports a rule is about.
 *
 * @param protocol by name or number, as text or number
 * @param from the first port
 * @param to the last port
 * @returns unknown if one of them matters and is not known
 */
export function portRange(protocol: Reading, from: Reading, to: Reading): PortRange | typeof unknown {
  if (protocol.isUnknown) return unknown;
  const kind = protocols[String(protocol.value).toLowerCase()] ?? "other";
  if (kind === "any" || kind === "other") return { protocol: kind, first: 0, last: highest };
  if (from.isUnknown || to.isUnknown) return unknown;
  return { protocol: kind, first: limit(from, 0), last: limit(to, highest) };
}

/**
 * Whether a range holds one of some ports of TCP.
 *
 * @param range of a rule
 * @param ports the ports
 */
export function opensTcp({ protocol, first, last }: PortRange, ports: readonly number[]): boolean {
  return (protocol === "tcp" || protocol === "any") && ports.some((port) => first <= port && port <= last);
}
