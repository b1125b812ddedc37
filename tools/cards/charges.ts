import { price, type Price, type RateName } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";

/** One thing that is paid for: how many units, at which rate. */
export interface Charge {
  readonly what: string;
  readonly units: number;
  /** Per unit and hour or month; absent: not known for the region. */
  readonly rate: Price | undefined;
  readonly unit: "hour" | "month";
}

/** What a type of resource costs: charges, nothing, or by use. */
export type PriceRule =
  | { readonly kind: "charges"; readonly charges: (resource: RecordedResource, region: string) => Charge[] }
  | { readonly kind: "free" }
  | { readonly kind: "byUse"; readonly what: string; readonly rate: RateName; readonly unit: string };

/** Costs nothing. */
export const free: PriceRule = { kind: "free" };

/** Costs the same whatever its inputs are. */
export const fixed = (what: string, rate: RateName, unit: Charge["unit"]): PriceRule => ({
  kind: "charges",
  charges: (_resource, region) => [{ what, units: 1, rate: price(rate, region), unit }],
});

/** Is paid by use. */
export const byUse = (what: string, rate: RateName, unit: string): PriceRule => ({ kind: "byUse", what, rate, unit });
