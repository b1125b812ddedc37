import type { Plan } from "../../plan/planModel.ts";
import { leavesOutRights } from "../../plan/drawnEdges.ts";
import { section, type Section } from "../section.ts";

/** The diagram, and its arrows in words. */
export function architectureSection({ stack, diagram }: Plan): Section {
  const label = (id: string) => diagram.nodes.find((node) => node.id === id)?.label ?? id;
  return section("architecture", "Architecture", [
    {
      kind: "figure",
      title: `The architecture of stack ${stack}. The tables below have the same information.`,
      caption: `Solid arrows are connections, labelled with their ports. Dashed arrows are data flows${
        leavesOutRights(diagram)
          ? ". What IAM roles give access to is not drawn, but listed."
          : ", and what the IAM role of a node gives it access to."
      }`,
      diagram,
      words: diagram.edges.map(({ from, to, label: what }) => `${label(from)} → ${label(to)}: ${what}`),
    },
  ]);
}
