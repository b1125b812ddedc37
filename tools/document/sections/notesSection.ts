import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";

/** How to read the plan. */
export function notesSection({ transforms }: Plan): Section {
  return section("notes", "Notes", [
    {
      kind: "list",
      lines: [
        [
          "As written: what only AWS knows (names that are made up, defaults) is not here. A text like ",
          { code: "‹Vpc gitlab-network.id›" },
          " names what AWS will fill in.",
        ],
        transforms === 0
          ? "transforms.ts changes nothing."
          : `${String(transforms)} functions of transforms.ts were applied, to what awsx.ec2.Vpc makes as well.`,
      ],
    },
  ]);
}
