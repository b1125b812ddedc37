import type { PriceSummary } from "../../plan/priceModel.ts";
import type { Block, Line } from "../blocks.ts";
import { dollars } from "../dollars.ts";
import { table } from "../table.ts";

/** What is billed by use: the prices, the units that the plan assumes and what they cost, and why it assumes them. */
export function useBlocks({ byUse }: Pick<PriceSummary, "byUse">): Block[] {
  const bases = byUse.flatMap(({ key, what, basis }): Line[] =>
    key === undefined || basis === undefined ? [] : [[{ code: key }, ` (${what}): ${basis}`]],
  );
  return [
    { kind: "heading", text: "By use, not in the fixed cost" },
    table("Usage prices", byUse, [
      ["Usage", ({ what }) => what],
      ["Units", ({ units }) => (units === undefined ? "–" : String(units)), "number"],
      ["Per", ({ unit }) => unit],
      ["$", ({ rate }) => (rate === undefined ? "no known price in this region" : String(rate)), "number"],
      ["$ a month", ({ monthly }) => (monthly === undefined ? "–" : dollars(monthly)), "number"],
    ]),
    {
      kind: "fold",
      summary: "What these units assume",
      blocks: [
        { kind: "list", lines: bases },
        {
          kind: "paragraph",
          line: [
            "Nobody has measured them. Write a file like ",
            { code: "usage.example.yaml" },
            " with what your bill says, and pass it with ",
            { code: "--usage" },
            ".",
          ],
        },
      ],
    },
  ];
}
