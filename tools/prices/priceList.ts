import type { PriceList } from "./knownPrices.ts";

type Prices = Readonly<Record<string, number>>;

/** Creates a price list without empty groups; absent: there is no price. */
export function priceList(
  head: Pick<PriceList, "what" | "from" | "date">,
  rates: Prices,
  instanceHour: Prices,
): PriceList | undefined {
  const groups = Object.entries({ rates, instanceHour }).filter(([, prices]) => Object.keys(prices).length > 0);
  return groups.length > 0 ? { ...head, ...Object.fromEntries(groups) } : undefined;
}
