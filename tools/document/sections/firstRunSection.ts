import type { Plan } from "../../plan/planModel.ts";
import { shortType } from "../../recorder/titleOf.ts";
import { minutesText } from "../minutesText.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** How long the first `pulumi up` takes, and what it waits for. */
export function firstRunSection({ firstRun: { minutes, steps } }: Plan): Section {
  return section("first-run", "How long the first pulumi up takes", [
    {
      kind: "paragraph",
      line: `About ${minutesText(minutes)}, by published creation times and estimates. These steps wait for each other; everything else is created meanwhile.`,
    },
    table("Steps that wait for each other", steps, [
      ["Resource", ({ resource }) => ({ code: resource })],
      ["Type", ({ type }) => shortType(type)],
      ["Minutes", (step) => String(step.minutes), "number"],
      ["Source", ({ source }) => source],
    ]),
  ]);
}
