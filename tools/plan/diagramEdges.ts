import type { RecordedResource } from "../recorder/recording.ts";
import { titleOf } from "../recorder/titleOf.ts";
import { isOutside, type Connection, type Outsider, type Party } from "./connectionsIn.ts";
import type { ResourceGraph } from "./graph.ts";
import { mergedWays } from "./mergedWays.ts";
import type { DiagramEdge, DiagramNode } from "./planModel.ts";

/** Edges between boxes, and the boxes outside AWS at their ends. */
interface Edges {
  readonly edges: readonly DiagramEdge[];
  readonly outside: readonly DiagramNode[];
}

/** Every connection between two boxes, with the boxes outside AWS. Connections between the same boxes are merged. */
export function diagramEdges(graph: ResourceGraph, nodes: readonly DiagramNode[], all: readonly Connection[]): Edges {
  const known = new Set(nodes.map(({ id }) => id));
  const own = (resource: RecordedResource) =>
    [titleOf(resource), graph.component(resource).name].find((id) => known.has(id));
  const idOf = (party: Party) => (isOutside(party) ? outsideId(party) : own(party));
  const edges = mergedWays(all, idOf);
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const parties = all.flatMap(({ from, to }) => [from, to]).filter(isOutside);
  const outside = [...Map.groupBy(parties, outsideId)]
    .filter(([id]) => ends.has(id))
    .map(([id, same]) => box(id, same));
  return { edges, outside };
}

function outsideId({ outside }: Outsider): string {
  return `outside ${outside}`;
}

/** One box for all of one source, such as its prefix lists for IPv4 and IPv6, with all addresses. */
function box(id: string, same: readonly Outsider[]): DiagramNode {
  const detail = [...new Set(same.flatMap(({ addresses }) => addresses))].toSorted();
  const [first] = same;
  return { id, label: first?.outside ?? id, detail, kind: first?.kind ?? "people", group: undefined, components: [] };
}
