import type { PriceData, PriceList } from "./knownPrices.ts";
import { priceList } from "./priceList.ts";

/**
 * Adds new lists of a region before the existing ones, and removes the prices that they replace from the existing lists.
 * Adding the same lists again changes nothing.
 */
export function withRegion(data: PriceData, region: string, lists: readonly PriceList[]): PriceData {
  const names = (part: "rates" | "instanceHour") => new Set(lists.flatMap((list) => Object.keys(list[part] ?? {})));
  const superseded = { rates: names("rates"), instanceHour: names("instanceHour") };
  const older = (data.regions[region] ?? []).flatMap(({ rates, instanceHour, ...head }) => {
    const hours = without(instanceHour, superseded.instanceHour);
    return priceList(head, without(rates, superseded.rates), hours) ?? [];
  });
  const regions = { ...data.regions, [region]: [...lists, ...older] };
  return {
    ...data,
    regions: Object.fromEntries(Object.entries(regions).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function without(prices: Readonly<Record<string, number>> = {}, names: ReadonlySet<string>): Record<string, number> {
  return Object.fromEntries(Object.entries(prices).filter(([name]) => !names.has(name)));
}
