import data from "./prices.json" with { type: "json" };

/** Name of a rate in prices.json. */
export type RateName = keyof typeof data.rates;

/** Day on which the prices were collected. */
export const pricesCollected = data.collected;

/** Hours that a month is counted with. */
export const hoursPerMonth = data.hoursPerMonth;

/**
 * A price for a region.
 *
 * @param rate name of the rate
 * @param region such as `us-east-1`
 * @returns dollars per unit, or `undefined` where no number is known
 */
export function price(rate: RateName, region: string): number | undefined {
  return data.rates[rate].price[data.regions.indexOf(region)] ?? undefined;
}

/**
 * What an instance costs by the hour, on demand.
 *
 * @param type such as `c7g.2xlarge`
 * @param region such as `us-east-1`
 * @returns dollars, or `undefined` where no number is known
 */
export function instanceHour(type: string, region: string): number | undefined {
  const hours: Readonly<Record<string, readonly (number | null)[]>> = data.instanceHour;
  return hours[type]?.[data.regions.indexOf(region)] ?? undefined;
}
