import type { Architecture } from "../config/architecture.ts";
import { connections, type ConnectionName, type Port } from "./connections.ts";
import { parties, type PartyName } from "./parties.ts";

/** One row of the table of ports: an allowed connection. */
export interface PortRule extends Port {
  readonly from: PartyName;
  readonly to: PartyName;
}

/**
 * Every allowed connection, in one table: each port that one party offers and another one calls. Security groups, the plan
 * and the documentation are made from it.
 *
 * @param architecture decides which parties exist
 * @returns one row per pair of parties and port
 */
export function ports(architecture: Architecture): readonly PortRule[] {
  const there = (Object.keys(parties) as PartyName[]).filter((name) => parties[name].isThere?.(architecture) ?? true);
  return (Object.keys(connections) as ConnectionName[]).flatMap((connection) =>
    pairs(there, connection).flatMap(([from, to]) =>
      portsOf(connection, architecture).map((port) => ({ from, to, ...port })),
    ),
  );
}

function pairs(there: readonly PartyName[], connection: ConnectionName): (readonly [PartyName, PartyName])[] {
  const callers = there.filter((name) => parties[name].calls?.includes(connection));
  const offerers = there.filter((name) => parties[name].offers?.includes(connection));
  return callers.flatMap((from) => offerers.map((to) => [from, to] as const));
}

function portsOf(name: ConnectionName, architecture: Architecture): readonly Port[] {
  const said = connections[name];
  return typeof said === "function" ? said(architecture) : said;
}
