import { price, type Price, type RateName } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { usages, type UsageKey } from "../usage/usages.ts";

/** An item of the bill: a number of units at a rate. */
export interface Charge {
  readonly what: string;
  /** Type of the machine, if it is one: `c7g.large`, `db.m6g.large`, `cache.m7g.large`. */
  readonly machine?: string;
  readonly units: number;
  /** Units while a group is at its maximum; absent: as many. */
  readonly most?: number;
  /** Per unit and hour or month; absent: no price is known for the region. */
  readonly rate: Price | undefined;
  readonly unit: "hour" | "month";
}

/**
 * What a resource type costs: nothing, charges that follow from its inputs and from the other resources, or a usage price.
 */
export type PriceRule =
  "free" | ((resource: RecordedResource, region: string, all: readonly RecordedResource[]) => Charge[]) | UseRate;

/** A usage price: how much is used is not known beforehand. */
export interface UseRate {
  /** Key of the usage file; absent: it has none, since no list that is read has its price. */
  readonly key: UsageKey | undefined;
  readonly what: string;
  /** Absent: no list that is read has its price. */
  readonly rate: RateName | undefined;
  readonly unit: string;
}

/** One charge that does not depend on the inputs. */
export const fixed =
  (what: string, rate: RateName, unit: Charge["unit"]): PriceRule =>
  (_resource, region) => [{ what, units: 1, rate: price(rate, region), unit }];

/** A usage price that no list has which is read. The plan then says that it does not know it. */
export const unknownUse = (what: string, unit: string): UseRate => ({ key: undefined, what, rate: undefined, unit });

/** A usage price, by its key in the usage file. */
export function byUse(key: UsageKey): UseRate {
  const { what, rate, unit } = usages[key];
  return { key, what, rate, unit };
}
