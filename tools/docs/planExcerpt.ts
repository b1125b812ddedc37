import type { Block, BlockOf } from "../document/blocks.ts";
import { decisionBox } from "../document/decisionBox.ts";
import { text } from "../document/text/text.ts";
import type { Plan } from "../plan/planModel.ts";

/** Characters of a line that a README shows without scrolling. */
const columns = 118;

/**
 * The lines of a plan that a person decides on, as Markdown: its key figures, and what it survives. How it does so is left out, since
 * the last column would make each line several.
 *
 * @throws Error if the box of a plan has no table any more
 */
export function planExcerpt(plan: Plan): string {
  const { blocks, ...box } = decisionBox(plan);
  const table = blocks.findIndex(({ kind }) => kind === "table");
  if (table < 0) throw new Error("The box of a plan has no table of what it survives.");
  const shown = blocks.slice(0, table + 1).map(withoutLastColumn);
  return ["```text", text([{ ...box, blocks: shown }], { columns }).trimEnd(), "```"].join("\n");
}

function withoutLastColumn(block: Block): Block {
  if (block.kind !== "table") return block;
  const { columns, rows } = block;
  return {
    ...block,
    columns: columns.slice(0, -1),
    rows: rows.map((row) => row.slice(0, -1)),
  } satisfies BlockOf<"table">;
}
