import { price, type Price, type RateName } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";

/** Something that is paid for: a number of units at a rate. */
export interface Charge {
  readonly what: string;
  readonly units: number;
  /** Per unit and hour or month; absent: no price is known for the region. */
  readonly rate: Price | undefined;
  readonly unit: "hour" | "month";
}

/** What a type of resource costs: nothing, charges that follow from its inputs, or a rate for what is used. */
export type PriceRule =
  | "free"
  | ((resource: RecordedResource, region: string) => Charge[])
  | { readonly what: string; readonly rate: RateName; readonly unit: string };

/** One charge, whatever the inputs are. */
export const fixed =
  (what: string, rate: RateName, unit: Charge["unit"]): PriceRule =>
  (_resource, region) => [{ what, units: 1, rate: price(rate, region), unit }];

/** Paid by use. */
export const byUse = (what: string, rate: RateName, unit: string): PriceRule => ({ what, rate, unit });
