import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** Who can connect in future, and who no longer. */
export function changedReach({ reach: { added, removed } }: Comparison): readonly Block[] {
  const rows = [
    ...added.map((rule) => ({ what: "let in", rule })),
    ...removed.map((rule) => ({ what: "no more", rule })),
  ];
  return when(
    rows.length > 0,
    { kind: "heading", text: "Who gets in" },
    table("Rules that come and go", rows, [
      ["Change", ({ what }) => what],
      ["To", ({ rule }) => ({ code: rule.to })],
      ["Port", ({ rule }) => rule.port, "number"],
      ["From", ({ rule }) => rule.from.join(", ")],
      ["Why", ({ rule }) => rule.why],
    ]),
  );
}
