import * as v from "valibot";
import { count, facts, list, maybeText, said, texts } from "./schema.ts";

const priceLine = facts({
  resource: v.string(),
  type: said("Its type token.", v.string()),
  arithmetic: v.string(),
  monthly: said("Dollars a month.", v.number()),
});

/** An item of the total, with its calculation. */
export type PriceLine = v.InferOutput<typeof priceLine>;

const pricedPart = facts({
  part: said("What people call it, such as Web and Git (Rails).", v.string()),
  monthly: said("Sum of its items.", v.number()),
  lines: list(priceLine),
});

/** A part of the total. */
export type PricedPart = v.InferOutput<typeof pricedPart>;

const usePrice = facts({
  key: said("Key of the usage file; absent: it has none.", maybeText),
  what: v.string(),
  rate: said("Dollars per unit; absent: there is no known price in the region.", v.undefinedable(v.number())),
  unit: v.string(),
  units: said("Units a month, of the usage file or typical; absent: nothing is assumed.", v.undefinedable(v.number())),
  monthly: said("Dollars a month for these units.", v.undefinedable(v.number())),
  basis: said("What the units assume, or the usage file.", maybeText),
});

/** A usage price, and what the assumed use costs. */
export type UsePrice = v.InferOutput<typeof usePrice>;

const commitment = facts({
  years: count,
  monthly: said("The fixed monthly cost with it.", v.number()),
  firstDay: said("Dollars of it, about, that are paid on the first day for the whole term.", v.number()),
  saved: said("Dollars a month that it saves.", v.number()),
  covered: said("What is reserved, with its calculation.", texts),
  unknown: said("Types of machines for which no price of a commitment is known. They stay on demand.", texts),
});

/** What a commitment for some years saves. */
export type Commitment = v.InferOutput<typeof commitment>;

const priceSource = facts({
  what: v.string(),
  from: said("A repository and path, or the path of AWS' public price list.", v.string()),
  date: said("Day of the prices. If only its earliest or latest possible day is known, what says so.", v.string()),
  estimated: said("How the prices were computed; absent: the source has them.", maybeText),
  prices: said("Number of prices in the plan that are from it.", count),
});

/** A list of prices that were read together. */
export type PriceSource = v.InferOutput<typeof priceSource>;

/** The schema of {@link PriceSummary}. */
export const priceSchema = facts({
  currency: v.literal("USD"),
  hoursPerMonth: count,
  monthly: said("Fixed: the sum of all items, with groups at their minimum.", v.number()),
  yearly: said("Twelve times that.", v.number()),
  monthlyAtMost: said("The fixed sum with groups at their maximum.", v.number()),
  estimated: said("Dollars of the fixed sum that rest on estimated prices.", v.number()),
  atLeast: said(
    "Whether the total leaves out something that has a cost or may have one. The total is then a lower bound.",
    v.boolean(),
  ),
  parts: list(pricedPart),
  commitments: said("The fixed sum with reserved databases and caches.", list(commitment)),
  use: said(
    "What the assumed use costs on top of the fixed sum.",
    facts({
      of: said("What is assumed: the use in a usage file, or a typical one.", v.string()),
      typical: said("Whether nobody said what is used.", v.boolean()),
      monthly: said("Sum of the usage prices times their units.", v.number()),
      total: said("The fixed sum and that.", v.number()),
    }),
  ),
  byUse: said("Usage prices, not in the fixed sum.", list(usePrice)),
  unknown: said("What has no known price, not in the total.", texts),
  sources: said("Where the prices are from, newest first.", list(priceSource)),
  assumptions: texts,
});

/** The fixed monthly cost, and the prices of usage. */
export type PriceSummary = v.InferOutput<typeof priceSchema>;
