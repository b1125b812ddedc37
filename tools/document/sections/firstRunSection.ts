import type { FirstRun, Plan } from "../../plan/planModel.ts";
import { shortType } from "../../recorder/titleOf.ts";
import { minutesText } from "../minutesText.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** A step, or all the short ones together, which are no single resource. */
type Row = Partial<FirstRun["steps"][number]> & Pick<FirstRun["steps"][number], "minutes" | "source">;

const short = "steps of less than a minute";

/** How long the first `pulumi up` takes, and what it waits for. */
export function firstRunSection({ firstRun: { minutes, steps } }: Plan): Section {
  const others = minutes - steps.reduce((sum, step) => sum + step.minutes, 0);
  const rows: readonly Row[] = others > 0 ? [...steps, { minutes: others, source: "a few seconds each" }] : steps;
  return section("first-run", "How long the first pulumi up takes", [
    {
      kind: "paragraph",
      line: `About ${minutesText(minutes)}, by published creation times and estimates. These steps wait for each other; everything else is created meanwhile.`,
    },
    table("Steps that wait for each other", rows, [
      ["Resource", ({ resource }) => (resource === undefined ? short : { code: resource })],
      ["Type", ({ type }) => (type === undefined ? "" : shortType(type))],
      ["Minutes", (row) => String(row.minutes), "number"],
      ["Source", ({ source }) => source],
    ]),
  ]);
}
