import type { Plan } from "../../plan/planModel.ts";
import { dollars, sum } from "../dollars.ts";
import type { Block } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** The fixed monthly cost by component and by resource, the usage prices, and the sources of the prices. */
export function priceSection({ price: { components, byUse, unknown, ...price } }: Plan): Section {
  const { monthly, monthlyAtMost, atLeast } = price;
  const scaled = monthlyAtMost > monthly ? `, and ${sum(monthlyAtMost, atLeast)} with all groups at their maximum` : "";
  const most = Math.max(...components.map((component) => component.monthly), 0.01);
  const without = `Items without a known price are left out: ${String(unknown.length)}.`;
  return section("price", "What it costs", [
    {
      kind: "paragraph",
      line: `The fixed cost is ${sum(monthly, atLeast)} a month${scaled}. Usage is billed on top of that.`,
    },
    ...when(atLeast, { kind: "notice", severity: "warning", title: "Incomplete total", lines: [without] }),
    table("Fixed monthly cost by component", components, [
      ["Component", ({ component }) => ({ code: component })],
      ["$ a month", (row) => dollars(row.monthly), "number"],
      ["Share", (row) => ({ share: row.monthly / most }), "bar"],
    ]),
    {
      kind: "fold",
      summary: "Every item, with its calculation",
      blocks: [
        table(
          "Fixed monthly cost by resource",
          components.flatMap(({ lines }) => lines),
          [
            ["Resource", ({ resource }) => ({ code: resource })],
            ["Calculation", ({ arithmetic }) => arithmetic],
            ["$ a month", (line) => dollars(line.monthly), "number"],
          ],
        ),
      ],
    },
    { kind: "heading", text: "Usage prices, not in the total" },
    table("Usage prices", byUse, [
      ["Usage", ({ what }) => what],
      ["$", ({ rate }) => (rate === undefined ? "no known price in this region" : String(rate)), "number"],
      ["Per", ({ unit }) => unit],
    ]),
    ...byUse.flatMap(({ what, typical }): Block[] =>
      typical
        ? [
            {
              kind: "paragraph",
              line: `A typical use of ${what}: ${String(typical.units)} GB, ${sum(typical.monthly, false)} a month (${typical.basis}).`,
            },
          ]
        : [],
    ),
    ...when(
      unknown.length > 0,
      { kind: "heading", text: "No known price, not in the total" },
      { kind: "list", lines: unknown },
    ),
    { kind: "heading", text: "Price lists and their dates" },
    {
      kind: "list",
      lines: price.sources.map(
        ({ what, date, prices }) => `${date}: ${String(prices)} ${prices === 1 ? "price" : "prices"} (${what})`,
      ),
    },
    { kind: "paragraph", line: { quiet: `In ${price.currency}. ${price.assumptions.join(" ")}` } },
  ]);
}
