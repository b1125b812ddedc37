import type { Cell, Column, Table } from "./blocks.ts";

/** A column: its head, what a row has in it, and how that is shown. */
type Made<Row> = readonly [head: string, cell: (row: Row) => Cell, as?: Column["as"]];

/**
 * A table of facts.
 *
 * @param caption what it shows, for those who cannot see it
 * @param columns from left to right; the first names its row
 * @param rows from top to bottom
 */
export function table<Row>(caption: string, columns: readonly Made<Row>[], rows: readonly Row[]): Table {
  return {
    kind: "table",
    caption,
    columns: columns.map(([head, , as = "text"]) => ({ head, as })),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}
