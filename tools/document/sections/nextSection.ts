import type { Plan } from "../../plan/planModel.ts";
import type { Line } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { when } from "../when.ts";

/** The manual steps, and the commands for a deployed stack. */
export function nextSection({ byHand, outputs }: Plan): Section {
  const commands = typeof outputs.next === "object" && outputs.next !== null ? Object.entries(outputs.next) : [];
  return section("next", "Next steps", [
    { kind: "heading", text: "Manual steps" },
    { kind: "list", lines: byHand, ordered: true },
    ...when(
      commands.length > 0,
      { kind: "heading", text: "Commands after deployment" },
      { kind: "list", lines: commands.map(([name, command]): Line => [`${name}: `, { code: String(command) }]) },
    ),
  ]);
}
