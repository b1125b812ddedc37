import { partitionOf } from "../../config/regions.ts";
import data from "./prices.json" with { type: "json" };

/** Name of a rate in prices.json. */
export type RateName = keyof typeof data.units;

/** Prices from one source. */
export interface PriceList {
  /** What the prices are for. */
  readonly what: string;
  /** The source: a repository and path, or the path of AWS' public price list. */
  readonly from: string;
  /** Day of the prices. If only its earliest or latest possible day is known, `what` says so. */
  readonly date: string;
  /** How the prices were computed; absent: the source has them. Estimated prices are no part of a comparison with others. */
  readonly estimated?: string;
  /** Dollars per unit. */
  readonly rates?: Readonly<Partial<Record<RateName, number>>>;
  /** Dollars per hour, on demand, by type of machine: `c7g.large` of EC2, `db.m6g.large` of RDS in one
   * zone, `cache.m7g.large` of ElastiCache for Valkey. */
  readonly instanceHour?: Readonly<Record<string, number>>;
}

/** The contents of prices.json. If several lists have a price, the first list is used. */
export interface PriceData {
  readonly currency: "USD";
  readonly hoursPerMonth: number;
  readonly note: string;
  readonly units: Readonly<Record<RateName, string>>;
  /** For every region of AWS' commercial partition. */
  readonly everywhere: readonly PriceList[];
  readonly regions: Readonly<Record<string, readonly PriceList[]>>;
}

/** A price and the list that it is from. */
export interface Price {
  readonly dollars: number;
  readonly list: PriceList;
}

const prices = data as PriceData;

/** Names of all rates. */
export const rateNames = Object.keys(prices.units) as RateName[];

/** Hours in a month, for all prices. */
export const { hoursPerMonth } = prices;

/** Dollars per unit in a region, or `undefined` where no price is known. */
export function price(rate: RateName, region: string): Price | undefined {
  return first(region, ({ rates }) => rates?.[rate]);
}

/** Dollars an hour for a type such as `c7g.2xlarge` or `db.m6g.large`, on demand, or `undefined` where no price is known. */
export function instanceHour(type: string, region: string): Price | undefined {
  return first(region, ({ instanceHour: hours }) => hours?.[type]);
}

function first(region: string, dollarsIn: (list: PriceList) => number | undefined): Price | undefined {
  // China, GovCloud and the isolated partitions have other prices.
  const isCommercial = partitionOf.get(region) === "aws";
  const lists = [...(prices.regions[region] ?? []), ...(isCommercial ? prices.everywhere : [])];
  return lists
    .flatMap((list) => {
      const dollars = dollarsIn(list);
      return dollars === undefined ? [] : [{ dollars, list }];
    })
    .at(0);
}
