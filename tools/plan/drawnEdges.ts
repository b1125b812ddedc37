import type { Diagram, DiagramEdge } from "./planModel.ts";

/** An arrow as it is drawn. */
export interface DrawnEdge extends DiagramEdge {
  /** Whether the same connection exists the other way round: one line stands for both. */
  readonly twoWay: boolean;
}

/** More arrows of IAM roles than this would hide all others. */
const mostRights = 20;

/**
 * Whether the arrows of IAM roles are left out of the drawing. The plan has them in words.
 *
 * @param diagram with all arrows
 */
export function leavesOutRights({ edges }: Diagram): boolean {
  return edges.filter(({ kind }) => kind === "rights").length > mostRights;
}

/**
 * The arrows to draw. Where several nodes of a role have the same connection, one of its arrows has the label.
 *
 * @param diagram with all arrows
 */
export function drawnEdges(diagram: Diagram): DrawnEdge[] {
  const omitted = leavesOutRights(diagram) ? "rights" : undefined;
  const edges = diagram.edges.filter(({ kind }) => kind !== omitted);
  const isBack = ({ from, to, kind, label }: DiagramEdge) =>
    edges.some((one) => one.from === to && one.to === from && one.kind === kind && one.label === label);
  const seen = new Set<string>();
  return edges
    .filter((edge) => edge.from < edge.to || !isBack(edge))
    .map((edge) => {
      const twoWay = isBack(edge);
      const bundle = [family(edge.from), family(edge.to), edge.kind, edge.label].join("\n");
      const isFirst = !seen.has(bundle);
      seen.add(bundle);
      return { ...edge, twoWay, label: isFirst ? edge.label : "" };
    });
}

/** What the nodes of a role have in common: their names without the number. */
function family(id: string): string {
  return id.replace(/-\d+(-data)?$/, "");
}
