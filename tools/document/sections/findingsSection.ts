import type { Plan } from "../../plan/planModel.ts";
import type { Block } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { when } from "../when.ts";

/** What a person should know before they approve the plan. */
export function findingsSection({ findings: all }: Plan): Section {
  return section(
    "findings",
    "Findings",
    [
      ...when(all.length === 0, { kind: "paragraph", line: "There are no warnings and no notes." }),
      ...all.map(({ level, what, todo }): Block => ({
        kind: "notice",
        severity: level,
        title: level === "warning" ? "Warning" : "Note",
        lines: [`${what} ${todo}`],
      })),
    ],
    true,
  );
}
