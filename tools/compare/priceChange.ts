import { priceSummary } from "../plan/priceSummary.ts";
import { regionOf } from "../plan/provider.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { PriceChange } from "./comparisonModel.ts";

/** The fixed monthly cost of two recordings, and the parts of the bill that differ. */
export function priceChange(old: readonly RecordedResource[], present: readonly RecordedResource[]): PriceChange {
  const [before, after] = [old, present].map((resources) => priceSummary(resources, regionOf(resources)));
  if (!before || !after) throw new Error("There are two sides.");
  const names = [...new Set([...before.parts, ...after.parts].map(({ part }) => part))].toSorted();
  const monthly = (summary: typeof before, name: string) =>
    summary.parts.find(({ part }) => part === name)?.monthly ?? 0;
  return {
    before: before.monthly,
    after: after.monthly,
    atLeast: { before: before.atLeast, after: after.atLeast },
    parts: names
      .map((part) => ({ part, before: monthly(before, part), after: monthly(after, part) }))
      .filter((row) => row.before !== row.after),
  };
}
