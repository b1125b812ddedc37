import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";

/** The diagram, and its arrows in words. */
export function architectureSection({ stack, diagram }: Plan): Section {
  const label = (id: string) => diagram.nodes.find((node) => node.id === id)?.label ?? id;
  return section("architecture", "Architecture", [
    {
      kind: "figure",
      title: `The architecture of stack ${stack}; the tables below say the same.`,
      caption:
        "Solid arrows are connections, with their TCP ports; dashed ones are data on its way, and what a node may use by its role.",
      diagram,
      words: diagram.edges.map(({ from, to, label: what }) => `${label(from)} → ${label(to)}: ${what}`),
    },
  ]);
}
