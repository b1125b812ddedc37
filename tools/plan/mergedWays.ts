import type { Connection, Party } from "./connectionsIn.ts";
import type { DiagramEdge } from "./planModel.ts";

/**
 * Connections between what parties are shown as, merged where both ends and the kind are the same. A connection within one
 * thing is none.
 *
 * @param all the connections of resources
 * @param idOf what a party is shown as; absent: it is not shown
 */
export function mergedWays(all: readonly Connection[], idOf: (party: Party) => string | undefined): DiagramEdge[] {
  const ways = all.flatMap(({ from: one, to: other, kind, label, why }) => {
    const [from, to] = [idOf(one), idOf(other)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to, kind, label, why }];
  });
  const same = Map.groupBy(ways, ({ from, to, kind }) => `${from}\n${to}\n${kind}`);
  return [...same.values()].flatMap((reasons) => {
    const [first] = reasons;
    if (!first) return [];
    const labels = new Set(reasons.flatMap(({ label }) => label.split(", ")));
    const why = [...new Set(reasons.map((reason) => reason.why))].toSorted();
    return [{ ...first, label: [...labels].toSorted(byPort).join(", "), why: why.join("; ") }];
  });
}

function byPort(one: string, other: string): number {
  const ports = [Number.parseInt(one), Number.parseInt(other)] as const;
  return ports.some(Number.isNaN) ? (one < other ? -1 : 1) : ports[0] - ports[1];
}
