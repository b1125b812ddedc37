import type { Blocks } from "../blocks.ts";
import { plain } from "../plain.ts";
import { withoutBars } from "../table.ts";
import { wrap } from "./wrap.ts";

/** Spaces between columns. */
const gap = 2;

/** Narrowest column. If a column would become narrower, each row is written as a sentence. */
const narrowest = 12;

/** Width that the first column, which names its row, gets before the others. */
const widestName = 40;

/** A table for a fixed-width font, or a sentence for each row if there are too many columns. */
export function tableLines(table: Blocks["table"], width: number): string[] {
  const { columns, rows } = withoutBars(table);
  const heads = columns.map(({ head }) => head);
  const grid = rows.map((row) => row.map(plain));
  const natural = heads.map((head, at) => Math.max(head.length, ...grid.map((row) => row[at]?.length ?? 0)));
  const [name = 0, ...others] = natural;
  const first = Math.min(name, widestName);
  const widths = [first, ...fitted(others, width - first - gap * others.length)];
  if (widths.some((given, at) => given < Math.min(natural[at] ?? 0, narrowest))) {
    return grid.flatMap((row) => wrap(sentence(heads, row), width, 4));
  }
  const numbers = columns.map(({ as }) => as === "number");
  const written = [heads, ...grid].map((row) => rowLines(row, widths, numbers));
  const apart = name > widestName; // otherwise only the first line of a row has text in the first column
  return written.flatMap((lines, at) => (apart && at > 0 ? ["", ...lines] : lines));
}

/** Reduces the widest columns to one width until all have room. */
function fitted(natural: readonly number[], room: number): number[] {
  const capped = (most: number) => natural.map((one) => Math.min(one, most));
  let most = Math.max(0, ...natural);
  while (most > 0 && capped(most).reduce((sum, one) => sum + one, 0) > room) most -= 1;
  return capped(most);
}

function rowLines(cells: readonly string[], widths: readonly number[], numbers: readonly boolean[]): string[] {
  const wrapped = cells.map((cell, at) => wrap(cell, widths[at] ?? 0));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_line, row) =>
    wrapped
      .map((lines, at) => {
        const [text, width] = [lines[row] ?? "", widths[at] ?? 0];
        return numbers[at] ? text.padStart(width) : text.padEnd(width);
      })
      .join(" ".repeat(gap))
      .trimEnd(),
  );
}

/** A row as a sentence: its name, then each head with its cell. */
function sentence([, ...heads]: readonly string[], [name = "", ...cells]: readonly string[]): string {
  const said = heads.flatMap((head, at) => (cells[at] ? [`${head} ${cells[at]}`] : []));
  return `${name}: ${said.join("; ")}`;
}
