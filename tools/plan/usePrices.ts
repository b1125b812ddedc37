import { cardOf } from "../cards/cards.ts";
import { byUse, type UseRate } from "../cards/charges.ts";
import { price as rateOf, type Price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { typicalUnits } from "../usage/typicalUnits.ts";
import { usageFacts } from "../usage/usageFacts.ts";
import { usages, type SaidUsage } from "../usage/usages.ts";
import { cents } from "./monthlyCost.ts";
import type { UsePrice } from "./priceModel.ts";
import { spansZones } from "./spansZones.ts";
import { isReal } from "./tree.ts";

/** The usage that a plan assumes. */
export interface AssumedUsage {
  /** The usage file, for people. */
  readonly file: string;
  readonly said: SaidUsage;
}

/** The usage prices of recorded resources with what the assumed use costs, dearest first, and the rates that they are from. */
export function usePrices(resources: readonly RecordedResource[], region: string, assumed?: AssumedUsage) {
  const facts = usageFacts(resources);
  const rules = new Map(
    [...resources.filter(isReal).flatMap((one) => usesOf(one, resources)), ...transfers(resources)].map(
      (use) => [use.what, use] as const,
    ),
  );
  const rates: Price[] = [];
  const prices = [...rules.values()].map(({ key, what, rate: name, unit }): UsePrice => {
    const rate = name && rateOf(name, region);
    if (rate) rates.push(rate);
    const saidUnits = key && assumed?.said[key];
    const units = saidUnits ?? (key && typicalUnits(key, facts));
    const monthly = rate && units !== undefined ? cents(units * rate.dollars) : undefined;
    const basis = saidUnits === undefined ? key && usages[key].basis : `from ${assumed?.file ?? ""}`;
    return { key, what, rate: rate?.dollars, unit, units, monthly, basis: units === undefined ? undefined : basis };
  });
  return {
    users: facts.users,
    byUse: prices.toSorted(dearest),
    monthly: cents(prices.reduce((sum, { monthly = 0 }) => sum + monthly, 0)),
    rates,
  };
}

/** Sorts what costs most first, and what has no price last. */
function dearest(a: UsePrice, b: UsePrice): number {
  return (b.monthly ?? -1) - (a.monthly ?? -1) || (a.what < b.what ? -1 : 1);
}

function usesOf(resource: RecordedResource, all: readonly RecordedResource[]): readonly UseRate[] {
  const { price: rule, use = typeof rule === "object" ? rule : undefined } = cardOf(resource.type) ?? {};
  return typeof use === "function" ? use(resource, all) : use ? [use] : [];
}

/** Traffic between zones belongs to no resource. */
function transfers(resources: readonly RecordedResource[]): UseRate[] {
  return spansZones(resources) ? [byUse("zoneTransferGb")] : [];
}
