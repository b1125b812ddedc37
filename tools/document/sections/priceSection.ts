import type { Plan } from "../../plan/planModel.ts";
import { dollars, sum } from "../dollars.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** What it costs by component and by line, and where the prices are from. */
export function priceSection({ price: { monthly, atLeast, components, byUse, unknown, ...price } }: Plan): Section {
  const most = Math.max(...components.map((component) => component.monthly), 0.01);
  const without = `${String(unknown.length)} things whose price is not known are left out.`;
  return section("price", "What it costs", [
    { kind: "paragraph", line: `It costs ${sum(monthly, atLeast)} a month, and what is used.` },
    ...when(atLeast, { kind: "notice", severity: "warning", title: "This is no price", lines: [without] }),
    table("Price by component", components, [
      ["Component", ({ component }) => ({ code: component })],
      ["$ a month", (row) => dollars(row.monthly), "number"],
      ["Share", (row) => ({ share: row.monthly / most }), "bar"],
    ]),
    {
      kind: "fold",
      summary: "Every line, with its arithmetic",
      blocks: [
        table(
          "Price by resource",
          components.flatMap(({ lines }) => lines),
          [
            ["Resource", ({ resource }) => ({ code: resource })],
            ["Arithmetic", ({ arithmetic }) => arithmetic],
            ["$ a month", (line) => dollars(line.monthly), "number"],
          ],
        ),
      ],
    },
    { kind: "heading", text: "By use, not in the sum" },
    table("Prices by use", byUse, [
      ["What", ({ what }) => what],
      ["$", ({ rate }) => (rate === undefined ? "no price known for this region" : String(rate)), "number"],
      ["For each", ({ unit }) => unit],
    ]),
    ...when(
      unknown.length > 0,
      { kind: "heading", text: "No price known, not in the sum" },
      { kind: "list", lines: unknown },
    ),
    { kind: "heading", text: "Prices, and how old they are" },
    { kind: "list", lines: price.sources.map(({ what, date, prices }) => `${String(prices)} of ${date} (${what})`) },
    { kind: "paragraph", line: { quiet: `In ${price.currency}. ${price.assumptions.join(" ")}` } },
  ]);
}
