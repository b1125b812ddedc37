import type { BlockOf, Blocks, Cell, Column } from "./blocks.ts";

/** A column: its head, what a row has in it, and how that is shown. */
type Made<Row> = readonly [head: string, cell: (row: Row) => Cell, as?: Column["as"]];

/**
 * A table of facts.
 *
 * @param caption what it shows, for those who cannot see it
 * @param rows from top to bottom
 * @param columns from left to right; the first names its row
 */
export function table<Row>(caption: string, rows: readonly Row[], columns: readonly Made<Row>[]): BlockOf<"table"> {
  return {
    kind: "table",
    caption,
    columns: columns.map(([head, , as = "text"]) => ({ head, as })),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}

/**
 * A table for media that draw nothing: without its bars, as the numbers beside them say the same.
 *
 * @param table of any columns
 */
export function withoutBars({ columns, rows }: Blocks["table"]): Pick<Blocks["table"], "columns" | "rows"> {
  const shown = (_cell: unknown, at: number) => columns[at]?.as !== "bar";
  return { columns: columns.filter(shown), rows: rows.map((row) => row.filter(shown)) };
}
