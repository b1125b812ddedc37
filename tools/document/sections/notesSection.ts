import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";

/** How to read the plan. */
export function notesSection({ transforms }: Plan): Section {
  return section("notes", "Notes", [
    {
      kind: "list",
      lines: [
        [
          "The plan shows what the program registers. Values that only AWS knows, such as generated names and defaults, are missing. A text like ",
          { code: "‹Vpc gitlab-network.id›" },
          " stands for such a value and names its source.",
        ],
        transforms === 0
          ? "transforms.ts changes nothing."
          : `The functions in transforms.ts (${String(transforms)}) were applied, also to the resources that awsx.ec2.Vpc creates.`,
      ],
    },
  ]);
}
