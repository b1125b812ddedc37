import type { Plan } from "../../plan/planModel.ts";
import { dollars, sum, wholeDollars } from "../dollars.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";
import { commitmentBlocks } from "./commitmentBlocks.ts";
import { shortItems } from "./shortItems.ts";
import { useBlocks } from "./useBlocks.ts";

/** The fixed cost by part and by resource, what commitments save, what the use costs, and the sources of the prices. */
export function priceSection({ price: { parts, unknown, ...price } }: Plan): Section {
  const { monthly, yearly, monthlyAtMost, atLeast, estimated, use } = price;
  const scaled = monthlyAtMost > monthly ? `, and ${sum(monthlyAtMost, atLeast)} with all groups at their maximum` : "";
  const most = Math.max(...parts.map((part) => part.monthly), 0.01);
  const without = `Items without a known price are left out: ${String(unknown.length)}.`;
  return section("price", "What it costs", [
    {
      kind: "paragraph",
      line: `The fixed cost is ${sum(monthly, atLeast)} a month, ${sum(yearly, atLeast)} a year${scaled}.`,
    },
    {
      kind: "paragraph",
      line: `On top of that, ${use.of} costs ${sum(use.monthly, false)} a month, which makes ${sum(use.total, atLeast)} in all.`,
    },
    ...when(atLeast, { kind: "notice", severity: "warning", title: "Incomplete total", lines: [without] }),
    ...when(estimated > 0, {
      kind: "notice",
      severity: "note",
      title: "Estimated prices",
      lines: [
        `${sum(estimated, false)} of the fixed cost a month rests on prices that are estimated. Their lines say so, and the list of prices says how.`,
      ],
    }),
    table("Fixed monthly cost by part", parts, [
      ["Part", ({ part }) => part],
      ["$ a month", (row) => wholeDollars(row.monthly), "number"],
      ["Share", (row) => ({ share: row.monthly / most }), "bar"],
    ]),
    {
      kind: "fold",
      summary: "Every item, with its calculation",
      blocks: [
        table(
          "Fixed monthly cost by resource",
          parts.flatMap(({ lines }) => shortItems(lines)),
          [
            ["Resource", ({ of }) => of],
            ["Calculation", ({ arithmetic }) => arithmetic],
            ["$ a month", (item) => dollars(item.monthly), "number"],
          ],
        ),
      ],
    },
    ...useBlocks(price),
    ...commitmentBlocks(price),
    ...when(
      unknown.length > 0,
      { kind: "heading", text: "No known price, not in the total" },
      { kind: "list", lines: unknown },
    ),
    { kind: "heading", text: "Price lists and their dates" },
    {
      kind: "list",
      lines: price.sources.map(
        ({ what, date, estimated: how, prices }) =>
          `${date}: ${String(prices)} ${prices === 1 ? "price" : "prices"} (${what}${how === undefined ? "" : `: ${how}`})`,
      ),
    },
    { kind: "paragraph", line: { quiet: `In ${price.currency}. ${price.assumptions.join(" ")}` } },
  ]);
}
