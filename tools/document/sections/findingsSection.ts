import type { Plan } from "../../plan/planModel.ts";
import type { Block } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { when } from "../when.ts";

/** What a person should know before they agree. */
export function findingsSection({ findings: all }: Plan): Section {
  return section(
    "findings",
    "Findings",
    [
      ...when(all.length === 0, { kind: "paragraph", line: "Nothing to warn of." }),
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
