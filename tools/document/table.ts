import type { BlockOf, Blocks, Cell, Column } from "./blocks.ts";

/** A column: its head, the function that returns the cell of a row, and how it is shown. */
type Made<Row> = readonly [head: string, cell: (row: Row) => Cell, as?: Column["as"]];

/**
 * Creates a table from rows and columns. The first column names the row. `caption` is for screen readers.
 */
export function table<Row>(caption: string, rows: readonly Row[], columns: readonly Made<Row>[]): BlockOf<"table"> {
  return {
    kind: "table",
    caption,
    columns: columns.map(([head, , as = "text"]) => ({ head, as })),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}

/** A table without its bars, for media without drawings. Another column has the numbers. */
export function withoutBars({ columns, rows }: Blocks["table"]): Pick<Blocks["table"], "columns" | "rows"> {
  const shown = (_cell: unknown, at: number) => columns[at]?.as !== "bar";
  return { columns: columns.filter(shown), rows: rows.map((row) => row.filter(shown)) };
}
