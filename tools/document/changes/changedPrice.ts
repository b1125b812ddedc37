import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { difference, dollars, exactSum } from "../dollars.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** The fixed monthly cost before and after. If something has no known price, only known prices are compared. */
export function changedPrice({ price: change }: Comparison): Block[] {
  const heading: Block = { kind: "heading", text: "Price" };
  if (!change) return [heading, { kind: "paragraph", line: "Unchanged, because pulumi up will fail." }];
  const { before, after, atLeast, parts } = change;
  const known = atLeast.before || atLeast.after ? ", counting only known prices" : "";
  return [
    heading,
    {
      kind: "paragraph",
      line: `The fixed monthly cost is ${exactSum(before, atLeast.before)} before and ${exactSum(after, atLeast.after)} after (${difference(after - before)}${known}).`,
    },
    ...when(
      parts.length > 0,
      table("Fixed monthly cost before and after", parts, [
        ["Part", ({ part }) => part],
        ["Before", (row) => dollars(row.before), "number"],
        ["After", (row) => dollars(row.after), "number"],
        ["Difference", (row) => difference(row.after - row.before), "number"],
      ]),
    ),
  ];
}
