import type { Plan } from "../../plan/planModel.ts";
import { shortType } from "../../recorder/titleOf.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** How long the first `pulumi up` takes, and what it waits for. */
export function firstRunSection({ firstRun: { minutes, steps } }: Plan): Section {
  return section("first-run", "How long the first pulumi up takes", [
    {
      kind: "paragraph",
      line: `About ${duration(minutes)}, by published creation times and estimates. These steps wait for each other; everything else is created meanwhile.`,
    },
    table("Steps that wait for each other", steps, [
      ["Resource", ({ resource }) => ({ code: resource })],
      ["Type", ({ type }) => shortType(type)],
      ["Minutes", (step) => String(step.minutes), "number"],
      ["Source", ({ source }) => source],
    ]),
  ]);
}

/** Such as `45 minutes` or `2 hours 5 minutes`. */
function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = (count: number, unit: string) =>
    count === 0 ? [] : [`${String(count)} ${unit}${count === 1 ? "" : "s"}`];
  return [...words(hours, "hour"), ...words(rest, "minute")].join(" ") || "a minute";
}
