import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** Inbound rules that the change adds or removes. */
export function changedReach({ reach: { added, removed } }: Comparison): readonly Block[] {
  const rows = [
    ...added.map((rule) => ({ what: "allowed", rule })),
    ...removed.map((rule) => ({ what: "no longer allowed", rule })),
  ];
  return when(
    rows.length > 0,
    { kind: "heading", text: "Who can reach what" },
    table("Inbound rules that are added or removed", rows, [
      ["Change", ({ what }) => what],
      ["To", ({ rule }) => ({ code: rule.to })],
      ["Port", ({ rule }) => rule.port, "number"],
      ["From", ({ rule }) => rule.from.join(", ")],
      ["Reason", ({ rule }) => rule.why],
    ]),
  );
}
