import type { Blocks } from "../blocks.ts";
import { plain } from "../plain.ts";
import { withoutBars } from "../table.ts";
import { wrap } from "./wrap.ts";

/** Spaces between columns. */
const gap = 2;

/** Narrowest column of words. If one would become narrower, each row is written as a sentence. */
const narrowest = 12;

/** Share of the width that the first column, which names its row, may have at most. */
const shareOfName = 0.45;

/** Rows with more lines than this on average are set apart by empty lines. */
const closeLines = 2;

/** A table for a fixed-width font, or a sentence for each row if there are too many columns. */
export function tableLines(table: Blocks["table"], width: number): string[] {
  const { columns, rows } = withoutBars(table);
  const heads = columns.map(({ head }) => head);
  const grid = rows.map((row) => row.map(plain));
  const longest = (at: number) => Math.max(0, ...grid.map((row) => row[at]?.length ?? 0));
  const [name = 0, ...others] = heads.map((head, at) => Math.max(head.length, longest(at)));
  const least = columns.map(({ as }, at) =>
    as === "number" ? Math.max(longest(at), widestWord(heads[at])) : narrowest,
  );
  const first = Math.min(name, Math.floor(width * shareOfName));
  const widths = [first, ...fitted(others, least.slice(1), width - first - gap * others.length)];
  const room = widths.reduce((sum, one) => sum + one + gap, -gap);
  if (room > width) return grid.flatMap((row) => wrap(sentence(heads, row), width, 4));
  const numbers = columns.map(({ as }) => as === "number");
  const [head = [], ...written] = [heads, ...grid].map((row) => rowLines(row, widths, numbers));
  const apart = written.reduce((sum, { length }) => sum + length, 0) > closeLines * written.length;
  return [...head, ...written.flatMap((lines, at) => (apart && at > 0 ? ["", ...lines] : lines))];
}

function widestWord(text = ""): number {
  return Math.max(0, ...text.split(" ").map(({ length }) => length));
}

/** Reduces the widest columns to one width until all have room, none below the least that it needs. */
function fitted(natural: readonly number[], least: readonly number[], room: number): number[] {
  const capped = (most: number) => natural.map((one, at) => Math.min(one, Math.max(most, least[at] ?? 0)));
  let most = Math.max(0, ...natural);
  while (most > 0 && capped(most).reduce((sum, one) => sum + one, 0) > room) most -= 1;
  return capped(most);
}

/** The lines of a row. The first cell hangs, so that its second line is no name of another row. */
function rowLines(cells: readonly string[], widths: readonly number[], numbers: readonly boolean[]): string[] {
  const wrapped = cells.map((cell, at) => wrap(cell, widths[at] ?? 0, at === 0 ? 2 : 0));
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
  return said.length > 0 ? `${name}: ${said.join("; ")}` : name;
}
