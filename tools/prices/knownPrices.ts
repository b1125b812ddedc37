import { partitionOf } from "../../config/regions.ts";
import data from "./prices.json" with { type: "json" };

/** Name of a rate in prices.json. */
export type RateName = keyof typeof data.units;

/** Prices that were read together. */
export interface PriceList {
  /** What it has prices of. */
  readonly what: string;
  /** Where it was read: a repository and path, or the path of AWS' public price list. */
  readonly from: string;
  /** Day of the prices, or the earliest that it may be. */
  readonly date: string;
  /** Dollars per unit. */
  readonly rates?: Readonly<Partial<Record<RateName, number>>>;
  /** Dollars per hour, on demand, by instance type. */
  readonly instanceHour?: Readonly<Record<string, number>>;
}

/** What prices.json holds. Of several lists with a price, the first one counts. */
export interface PriceData {
  readonly currency: "USD";
  readonly hoursPerMonth: number;
  readonly note: string;
  readonly units: Readonly<Record<RateName, string>>;
  /** For every region of AWS' commercial partition. */
  readonly everywhere: readonly PriceList[];
  readonly regions: Readonly<Record<string, readonly PriceList[]>>;
}

/** A price, and the list that it is from. */
export interface Price {
  readonly dollars: number;
  readonly list: PriceList;
}

const prices = data as PriceData;

/** Every rate. */
export const rateNames = Object.keys(prices.units) as RateName[];

/** Hours that a month is counted with. */
export const { hoursPerMonth } = prices;

/**
 * A price for a region.
 *
 * @param rate name of the rate
 * @param region such as `us-east-1`
 * @returns dollars per unit, or `undefined` where no number is known
 */
export function price(rate: RateName, region: string): Price | undefined {
  return first(region, ({ rates }) => rates?.[rate]);
}

/**
 * What an instance costs by the hour, on demand.
 *
 * @param type such as `c7g.2xlarge`
 * @param region such as `us-east-1`
 * @returns dollars, or `undefined` where no number is known
 */
export function instanceHour(type: string, region: string): Price | undefined {
  return first(region, ({ instanceHour: hours }) => hours?.[type]);
}

function first(region: string, dollarsIn: (list: PriceList) => number | undefined): Price | undefined {
  // China, GovCloud and the isolated partitions have prices of their own.
  const isCommercial = partitionOf.get(region) === "aws";
  const lists = [...(prices.regions[region] ?? []), ...(isCommercial ? prices.everywhere : [])];
  return lists
    .flatMap((list) => {
      const dollars = dollarsIn(list);
      return dollars === undefined ? [] : [{ dollars, list }];
    })
    .at(0);
}
