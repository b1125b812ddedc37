import type { Charge } from "../cards/charges.ts";
import { hoursPerMonth } from "../prices/knownPrices.ts";

/** Rounds dollars to cents. */
export const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** What a charge costs in a month, at most too, with the calculation; `undefined`: the rate is not known. */
export function monthlyCost({ what, units, most = units, rate, unit }: Charge) {
  if (rate === undefined) return undefined;
  const perUnit = rate.dollars * (unit === "hour" ? hoursPerMonth : 1);
  const hours = unit === "hour" ? ` x ${String(hoursPerMonth)} h` : "";
  const estimated = rate.list.estimated === undefined ? "" : " (estimated)";
  return {
    amount: units * perUnit,
    most: most * perUnit,
    arithmetic: `${String(units)} x ${what} at ${rate.dollars.toFixed(4)}${estimated}${hours}`,
  };
}
