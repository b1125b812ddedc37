import { openFamilies, parseBlock, type CidrBlock } from "../../config/cidr.ts";
import type { Reach } from "./reachModel.ts";

/** A port that anyone on the internet can reach. */
interface OpenDoor {
  readonly to: string;
  readonly port: string;
  readonly families: readonly CidrBlock["family"][];
}

/** The ports of a row and their protocol. */
interface Ports {
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

const every = { first: 0, last: 65_535 } as const;

/**
 * The ports that anyone on the internet can reach. Several rules can open a port together: two halves of the address
 * space make the whole internet, and a rule for all ports opens each port.
 */
export function openDoors(reach: readonly Reach[]): OpenDoor[] {
  const doors = new Map(reach.map(({ to, port }) => [`${to}\n${port}`, { to, port }]));
  return [...doors.values()].flatMap(({ to, port }) => {
    const blocks = reach
      .filter((row) => row.to === to && covers(ports(row.port), ports(port)))
      .flatMap(({ from }) => from)
      .flatMap((cidr) => {
        const parsed = parseBlock(cidr);
        return "block" in parsed ? [parsed.block] : [];
      });
    const families = openFamilies(blocks);
    return families.length > 0 ? [{ to, port, families }] : [];
  });
}

function covers(wide: Ports, narrow: Ports): boolean {
  const protocol = wide.protocol === "all" || wide.protocol === narrow.protocol;
  return protocol && wide.first <= narrow.first && narrow.last <= wide.last;
}

/** Parses a text from portText. */
function ports(text: string): Ports {
  const all = /^all (TCP|UDP) ports$/.exec(text);
  if (all) return { protocol: (all[1] ?? "").toLowerCase(), ...every };
  const some = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(text);
  if (!some) return { protocol: text, ...every };
  const [, first = "", last = first, protocol = "tcp"] = some;
  return { protocol, first: Number(first), last: Number(last) };
}
