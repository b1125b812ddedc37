import type { Plan } from "../../plan/planModel.ts";
import { waysInWords } from "../../picture/waysInWords.ts";
import { section, type Section } from "../section.ts";

/** The picture, who may use what in words, and every connection between resources. */
export function architectureSection({ stack, diagram, picture }: Plan): Section {
  const label = (id: string) => diagram.nodes.find((node) => node.id === id)?.label ?? id;
  const lines = diagram.edges.map(({ from, to, label: what }) => `${label(from)} → ${label(to)}: ${what}`);
  return section("architecture", "Architecture", [
    {
      kind: "figure",
      title: `The architecture of stack ${stack}`,
      caption:
        "Arrows lead down, from users to data. What leads up, within a tier, or to and from operations is not drawn but in the list below, except for the administrators' way to the bastion.",
      picture,
      words: waysInWords(picture),
    },
    {
      kind: "fold",
      summary: "All connections, resource by resource",
      blocks: [{ kind: "list", lines }],
      long: "text",
    },
  ]);
}
