import { planDocument } from "../document/planDocument.ts";
import { text } from "../document/text/text.ts";
import type { Plan } from "../plan/planModel.ts";

/** Characters of a line that a README shows without scrolling. */
const columns = 118;

const [first, last] = ["At a glance", "  Each is the worst case."] as const;

/**
 * The lines of a plan that a person decides on, as Markdown.
 *
 * @throws Error if the text of a plan has no such lines any more
 */
export function planExcerpt(plan: Plan): string {
  const lines = text(planDocument(plan), { columns }).split("\n");
  const [from, to] = [lines.indexOf(first), lines.findIndex((line) => line.startsWith(last))];
  if (from < 0 || to < from) throw new Error(`The plan has no lines from "${first}" to "${last}".`);
  return ["```text", lines.slice(from, to).join("\n").trimEnd(), "```"].join("\n");
}
