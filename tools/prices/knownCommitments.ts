import data from "./commitments.json" with { type: "json" };
import type { PriceList } from "./knownPrices.ts";

/** Prices of machines for whoever commits to pay them for some years. */
export interface CommitmentList extends Pick<PriceList, "what" | "from" | "date"> {
  readonly region: string;
  readonly years: number;
  /** What is paid at the beginning, for people. */
  readonly payment: string;
  /** About which part of the price of the whole term that is, from 0 to 1. The lists have sums for the term only in words. */
  readonly upfrontShare: number;
  /** Dollars an hour over the whole term, with what is paid upfront spread over its hours, by type of machine. */
  readonly instanceHour: Readonly<Record<string, number>>;
}

const lists: readonly CommitmentList[] = data.lists.map(({ instanceHour, ...head }) => ({
  ...head,
  instanceHour: instanceHour as unknown as Readonly<Record<string, number>>,
}));

/** Terms of commitments with known prices, in years. */
export const commitmentYears: readonly number[] = [...new Set(lists.map(({ years }) => years))].toSorted(
  (a, b) => a - b,
);

/** Dollars an hour for a type of machine with a commitment of some years, or `undefined` where no price is known. */
export function committedHour(type: string, region: string, years: number) {
  const list = lists.find((one) => one.region === region && one.years === years && type in one.instanceHour);
  const dollars = list?.instanceHour[type];
  return list && dollars !== undefined ? { dollars, list } : undefined;
}
