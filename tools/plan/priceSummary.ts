import { cardOf } from "../cards/cards.ts";
import type { Charge } from "../cards/charges.ts";
import { hoursPerMonth, price as rateOf, type Price, type PriceList } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { ResourceGraph } from "./graph.ts";
import type { PricedComponent, PriceLine, PriceSource, PriceSummary, UsePrice } from "./planModel.ts";
import { zoneTraffic } from "./zoneTraffic.ts";
import { isReal } from "./tree.ts";

const assumptions = [
  "On-demand prices for all hours of the month, without taxes, discounts and support.",
  "Image builds are not included. A build runs for about an hour on one m7g.large or m7i.large, only when the recipe changes.",
  "Each custom metric is listed with the alarm that watches it.",
];

/** What the recorded resources cost, by component, with the calculation of each item. */
export function priceSummary(resources: readonly RecordedResource[], region: string): PriceSummary {
  const graph = new ResourceGraph(resources);
  const lines = new Map<string, PriceLine[]>();
  const byUse = new Map<string, UsePrice>();
  const unknown: string[] = [];
  let scaling = 0;
  const used: Price[] = [];
  for (const resource of resources.filter(isReal)) {
    const { price: rule, use = typeof rule === "object" ? rule : undefined } = cardOf(resource.type) ?? {};
    if (!rule) unknown.push(`${resource.name} (${resource.type})`);
    for (const { what, rate: name, unit } of typeof use === "function" ? use(resource, resources) : use ? [use] : []) {
      const rate = name && rateOf(name, region);
      if (rate && !byUse.has(what)) used.push(rate);
      byUse.set(what, { what, rate: rate?.dollars, unit, typical: undefined });
    }
    if (typeof rule === "function") {
      for (const charge of rule(resource, region, resources)) {
        const cost = monthly(charge);
        if (!cost || !charge.rate) unknown.push(`${resource.name}: ${charge.what} in ${region}`);
        else {
          const component = graph.component(resource).name;
          const line = { resource: resource.name, arithmetic: cost.arithmetic, monthly: cents(cost.amount) };
          lines.set(component, [...(lines.get(component) ?? []), line]);
          scaling += cost.most - cost.amount;
          used.push(charge.rate);
        }
      }
    }
  }
  const traffic = zoneTraffic(resources, region);
  if (traffic) {
    byUse.set(traffic.use.what, traffic.use);
    if (traffic.rate) used.push(traffic.rate);
  }
  const components = [...lines].map(([component, own]) => summed(component, own)).toSorted(dearest);
  const fixed = cents(components.reduce((sum, component) => sum + component.monthly, 0));
  return {
    currency: "USD",
    hoursPerMonth,
    monthly: fixed,
    monthlyAtMost: cents(fixed + scaling),
    atLeast: unknown.length > 0,
    components,
    byUse: [...byUse.values()].toSorted((a, b) => (a.what < b.what ? -1 : 1)),
    unknown: unknown.toSorted(nodesFirst),
    sources: sourcesOf(used),
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
      prices.slice(0, 1).map(({ list: { what, from, date } }) => ({ what, from, date, prices: prices.length })),
    );
}

function summed(component: string, own: readonly PriceLine[]): PricedComponent {
  const lines = own.toSorted((a, b) => (a.resource + a.arithmetic < b.resource + b.arithmetic ? -1 : 1));
  return { component, monthly: cents(lines.reduce((sum, line) => sum + line.monthly, 0)), lines };
}

function dearest(a: PricedComponent, b: PricedComponent): number {
  return b.monthly - a.monthly || (a.component < b.component ? -1 : 1);
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** What a charge costs in a month, at most too, with the calculation; `undefined`: the rate is not known. */
export function monthly({ what, units, most = units, rate, unit }: Charge) {
  if (rate === undefined) return undefined;
  const perUnit = rate.dollars * (unit === "hour" ? hoursPerMonth : 1);
  const amount = units * perUnit;
  const hours = unit === "hour" ? ` x ${String(hoursPerMonth)} h` : "";
  return {
    amount,
    most: most * perUnit,
    arithmetic: `${String(units)} x ${what} at ${rate.dollars.toFixed(4)}${hours}`,
  };
}
