import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** Values of the stack file that change. */
export function changedSettings({ settings: rows }: Comparison): readonly Block[] {
  return when(
    rows.length > 0,
    { kind: "heading", text: "Settings" },
    table("Settings before and after", rows, [
      ["Setting", ({ key }) => ({ code: key })],
      ["Before", ({ before }) => before ?? "not set"],
      ["After", ({ after }) => after ?? "not set"],
    ]),
  );
}
