import type { BlockOf, Blocks, Cell, Column } from "./blocks.ts";

/** A column: its head, the cell of a row, and how it is shown. */
type Made<Row> = readonly [head: string, cell: (row: Row) => Cell, as?: Column["as"]];

/**
 * Makes a table of rows and columns. The first column names the row. `caption` is for those who cannot see the table.
 */
export function table<Row>(caption: string, rows: readonly Row[], columns: readonly Made<Row>[]): BlockOf<"table"> {
  return {
    kind: "table",
    caption,
    columns: columns.map(([head, , as = "text"]) => ({ head, as })),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}

/** A table without its bars, for media that draw nothing. The numbers beside them say the same. */
export function withoutBars({ columns, rows }: Blocks["table"]): Pick<Blocks["table"], "columns" | "rows"> {
  const shown = (_cell: unknown, at: number) => columns[at]?.as !== "bar";
  return { columns: columns.filter(shown), rows: rows.map((row) => row.filter(shown)) };
}
