import type { PriceData, PriceList } from "./knownPrices.ts";

/**
 * Puts lists of a region before those that are there, and takes from those what is superseded.
 *
 * @param data what prices.json holds
 * @param region such as `eu-central-1`
 * @param lists what was read
 * @returns the same for the same lists, however often
 */
export function withRegion(data: PriceData, region: string, lists: readonly PriceList[]): PriceData {
  const names = (part: "rates" | "instanceHour") => new Set(lists.flatMap((list) => Object.keys(list[part] ?? {})));
  const superseded = { rates: names("rates"), instanceHour: names("instanceHour") };
  const older = (data.regions[region] ?? []).flatMap(({ rates, instanceHour, ...list }): PriceList[] => {
    const left = {
      rates: without(rates, superseded.rates),
      instanceHour: without(instanceHour, superseded.instanceHour),
    };
    if (!left.rates && !left.instanceHour) return [];
    return [
      {
        ...list,
        ...(left.rates ? { rates: left.rates } : {}),
        ...(left.instanceHour ? { instanceHour: left.instanceHour } : {}),
      },
    ];
  });
  const regions = { ...data.regions, [region]: [...lists, ...older] };
  return {
    ...data,
    regions: Object.fromEntries(Object.entries(regions).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The rest of a group; absent: there is none. */
function without(group: Readonly<Record<string, number>> | undefined, names: ReadonlySet<string>) {
  const rest = Object.entries(group ?? {}).filter(([name]) => !names.has(name));
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}
