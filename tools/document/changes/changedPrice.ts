import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { difference, dollars, sum } from "../dollars.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** What the change costs. If something has no known price, the difference covers only known prices. */
export function changedPrice({ price: change }: Comparison): Block[] {
  const heading: Block = { kind: "heading", text: "Price" };
  if (!change) return [heading, { kind: "paragraph", line: "As before, because the run will fail." }];
  const { before, after, atLeast, components } = change;
  const known = atLeast.before || atLeast.after ? ", as far as prices are known" : "";
  return [
    heading,
    {
      kind: "paragraph",
      line: `It costs ${sum(before, atLeast.before)} before, ${sum(after, atLeast.after)} after, ${difference(after - before)} a month${known}.`,
    },
    ...when(
      components.length > 0,
      table("Price before and after", components, [
        ["Component", ({ component }) => ({ code: component })],
        ["Before", (row) => dollars(row.before), "number"],
        ["After", (row) => dollars(row.after), "number"],
        ["Difference", (row) => difference(row.after - row.before), "number"],
      ]),
    ),
  ];
}
