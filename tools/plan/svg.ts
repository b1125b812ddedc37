import { readFileSync } from "node:fs";
import { instance, type Edge, type Node, type Subgraph } from "@viz-js/viz";
import { drawnEdges, type DrawnEdge } from "./drawnEdges.ts";
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from "./planModel.ts";

const style = readFileSync(new URL("diagram.css", import.meta.url), "utf8").replaceAll(/\s+/g, " ");

/** Graphviz measures text in this font. The page must use the same font, or text leaves its box. */
const diagramFont = "Arial,Helvetica,sans-serif";

/** Longest line in a box, in characters. */
const longestLine = 34;

/** Largest number of detail lines in a box. */
const mostLines = 12;

/** Order of boxes from left to right. An arrow in the other direction does not affect it. */
const order: readonly DiagramNode["kind"][] = [
  "people",
  "balancer",
  "instance",
  "gateway",
  "data",
  "service",
  "internet",
];

/** Largest number of services without incoming arrows in a column. */
const columnHeight = 10;

/**
 * Draws a diagram with colours for light and dark mode. The class of each box and arrow is its kind. The output is
 * deterministic. `title` is for screen readers.
 */
export async function svg(diagram: Diagram, title: string): Promise<string> {
  const viz = await instance();
  const { groups, nodes } = diagram;
  const text = viz.renderString(
    {
      graphAttributes: { rankdir: "LR", nodesep: 0.18, ranksep: 0.6, pad: 0.1 },
      nodeAttributes: { shape: "box", style: "rounded", fontname: diagramFont, fontsize: 12, margin: "0.15,0.08" },
      edgeAttributes: { fontname: diagramFont, fontsize: 11, arrowsize: 0.7 },
      nodes: nodesIn(undefined, nodes),
      subgraphs: groups.filter(({ parent }) => parent === undefined).map((group) => cluster(group, diagram)),
      edges: [...drawnEdges(diagram).map((one) => edge(one, nodes)), ...guides(diagram)],
    },
    { format: "svg" },
  );
  return finished(text.slice(text.indexOf("<svg")).trimEnd(), title);
}

function cluster(group: DiagramGroup, diagram: Diagram): Subgraph {
  const inside = diagram.groups.filter(({ parent }) => parent === group.id);
  const empty = inside.filter((one) => isEmpty(one, diagram));
  return {
    name: `cluster ${group.id}`,
    graphAttributes: {
      label: written([group.label]),
      class: group.kind,
      style: "rounded",
      labeljust: "l",
      fontname: diagramFont,
      fontsize: 12,
      margin: 10,
    },
    nodes: [
      ...nodesIn(group.id, diagram.nodes),
      ...empty.map(({ id, label, kind }) => ({ name: id, attributes: { label: written([label]), class: kind } })),
    ],
    subgraphs: inside.filter((one) => !empty.includes(one)).map((one) => cluster(one, diagram)),
  };
}

/** Graphviz does not draw empty clusters, so an empty group becomes a box. */
function isEmpty({ id }: DiagramGroup, { nodes, groups }: Diagram): boolean {
  return !nodes.some(({ group }) => group === id) && !groups.some(({ parent }) => parent === id);
}

/**
 * Invisible arrows. They place empty subnets behind the load balancers, and services without arrows in columns.
 */
function guides(diagram: Diagram): Edge[] {
  const { nodes, groups, edges } = diagram;
  const [balancer] = nodes.filter(({ kind, group }) => kind === "balancer" && group !== undefined);
  const behind = balancer
    ? groups.filter((group) => isEmpty(group, diagram)).map(({ id }) => [balancer.id, id] as const)
    : [];
  const services = nodes.filter(({ kind }) => kind === "service");
  const leading = (kinds: readonly DiagramEdge["kind"][], id: string) =>
    edges.some((edge) => edge.to === id && kinds.includes(edge.kind));
  const used = services.filter(({ id }) => leading(["rights"], id));
  const others = services.filter(({ id }) => !leading(["rights", "data"], id));
  const columns = [used, others.slice(0, columnHeight), others.slice(columnHeight)];
  const beside = columns.slice(1).flatMap((column, position) => {
    const before = columns[position] ?? [];
    return column.flatMap(({ id }, row) => {
      const left = before[Math.min(row, before.length - 1)];
      return left ? [[left.id, id] as const] : [];
    });
  });
  return [...behind, ...beside].map(([tail, head]) => ({ tail, head, attributes: { style: "invis" } }));
}

function nodesIn(group: string | undefined, nodes: readonly DiagramNode[]): Node[] {
  return nodes
    .filter((node) => node.group === group)
    .map(({ id, label, detail, kind }) => ({
      name: id,
      attributes: { label: written([label, ...wrapped(detail)]), class: kind },
    }));
}

function edge({ from, to, kind, label, why, twoWay }: DrawnEdge, nodes: readonly DiagramNode[]): Edge {
  const place = (id: string) => order.indexOf(nodes.find((node) => node.id === id)?.kind ?? "service");
  return {
    tail: from,
    head: to,
    attributes: {
      label: written([label]),
      class: kind,
      edgetooltip: written([why]),
      ...(twoWay ? { dir: "both" } : {}),
      ...(kind === "traffic" ? {} : { style: "dashed" }),
      ...(place(from) < place(to) ? {} : { constraint: false }),
    },
  };
}

/** Joins short details to lines, and cuts them after {@link mostLines} lines. */
function wrapped(detail: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of detail) {
    const last = lines.at(-1);
    if (last !== undefined && `${last}, ${word}`.length <= longestLine) lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines.length > mostLines
    ? [...lines.slice(0, mostLines), `and ${String(lines.length - mostLines)} more lines`]
    : lines;
}

/** Escapes backslashes and entities, which Graphviz would interpret in labels. */
function written(lines: readonly string[]): string {
  return lines
    .map((line) => (line.length > 60 ? `${line.slice(0, 59)}…` : line))
    .map((line) => line.replaceAll("\\", "\\\\").replaceAll("&", "&amp;"))
    .join("\n");
}

/** Adds a title and the colours to the drawing, and removes its size, because the page sets it. */
function finished(text: string, title: string): string {
  const label = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return text
    .replace(/<svg width="[^"]*" height="[^"]*"\s*/, `<svg class="architecture" role="img" aria-label="${label}" `)
    .replace(">", () => `><style>${style}</style>`);
}
