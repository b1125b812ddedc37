import { cardOf } from "../cards/cards.ts";
import { hoursPerMonth, type Price, type PriceList } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { billParts } from "./billParts.ts";
import { charged } from "./charged.ts";
import { commitments } from "./commitments.ts";
import { cents, monthlyCost } from "./monthlyCost.ts";
import type { PricedPart, PriceLine, PriceSource, PriceSummary } from "./priceModel.ts";
import { isReal } from "./tree.ts";
import { usePrices, type AssumedUsage } from "./usePrices.ts";

const assumptions = [
  "On-demand prices for all hours of the month, without taxes, discounts and support.",
  "Image builds are not included. A build runs for about an hour on one m7g.large or m7i.large, only when the recipe changes.",
  "Each custom metric is listed with the alarm that watches it.",
];

/**
 * What the recorded resources cost, by part of the bill, with the calculation of each item.
 *
 * @param resources everything that was recorded
 * @param region whose prices count
 * @param assumed the usage file; absent: the use is a typical one
 */
export function priceSummary(
  resources: readonly RecordedResource[],
  region: string,
  assumed?: AssumedUsage,
): PriceSummary {
  const partOf = billParts(resources);
  const lines = new Map<string, PriceLine[]>();
  const unknown = resources
    .filter((one) => isReal(one) && !cardOf(one.type))
    .map(({ name, type }) => `${name} (${type})`);
  let scaling = 0;
  let estimated = 0;
  const used: Price[] = [];
  const charges = charged(resources, region);
  for (const { resource, charge } of charges) {
    const cost = monthlyCost(charge);
    if (!cost || !charge.rate) unknown.push(`${resource.name}: ${charge.what} in ${region}`);
    else {
      const part = partOf(resource);
      const line = {
        resource: resource.name,
        type: resource.type,
        arithmetic: cost.arithmetic,
        monthly: cents(cost.amount),
      };
      lines.set(part, [...(lines.get(part) ?? []), line]);
      scaling += cost.most - cost.amount;
      if (charge.rate.list.estimated !== undefined) estimated += cost.amount;
      used.push(charge.rate);
    }
  }
  const parts = [...lines].map(([part, own]) => summed(part, own)).toSorted(dearest);
  const fixed = cents(parts.reduce((sum, part) => sum + part.monthly, 0));
  const { users, byUse, monthly, rates } = usePrices(resources, region, assumed);
  return {
    currency: "USD",
    hoursPerMonth,
    monthly: fixed,
    yearly: cents(fixed * 12),
    monthlyAtMost: cents(fixed + scaling),
    estimated: cents(estimated),
    atLeast: unknown.length > 0,
    parts,
    commitments: commitments(charges, region, fixed),
    use: {
      of: assumed ? `the use in ${assumed.file}` : `a typical use by ${users.toLocaleString("en-US")} users`,
      typical: assumed === undefined,
      monthly,
      total: cents(fixed + monthly),
    },
    byUse,
    unknown: unknown.toSorted(nodesFirst),
    sources: sourcesOf([...used, ...rates]),
    assumptions,
  };
}

/** Sorts instances first, because they cost most. Only the names of their types have dots. */
function nodesFirst(a: string, b: string): number {
  const key = (line: string) => `${/: [a-z0-9-]+(?:\.[a-z0-9]+)+ in /.test(line) ? "0" : "1"} ${line}`;
  return key(a) < key(b) ? -1 : 1;
}

/** The lists that the prices are from, newest first. */
function sourcesOf(used: readonly Price[]): PriceSource[] {
  const key = ({ date, what, from }: PriceList) => `${date} ${what} ${from}`;
  return [...Map.groupBy(used, ({ list }) => key(list))]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([, prices]) =>
      prices.slice(0, 1).map(({ list: { what, from, date, estimated } }) => ({
        what,
        from,
        date,
        estimated,
        prices: prices.length,
      })),
    );
}

function summed(part: string, own: readonly PriceLine[]): PricedPart {
  const lines = own.toSorted((a, b) => (a.resource + a.arithmetic < b.resource + b.arithmetic ? -1 : 1));
  return { part, monthly: cents(lines.reduce((sum, line) => sum + line.monthly, 0)), lines };
}

function dearest(a: PricedPart, b: PricedPart): number {
  return b.monthly - a.monthly || (a.part < b.part ? -1 : 1);
}
