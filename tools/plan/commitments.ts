import { hoursPerMonth } from "../prices/knownPrices.ts";
import { commitmentYears, committedHour } from "../prices/knownCommitments.ts";
import type { Charged } from "./charged.ts";
import { cents } from "./monthlyCost.ts";
import type { Commitment } from "./priceModel.ts";

/**
 * What commitments of one and of three years save, on the machines that always run. Only known prices count: what has none stays
 * on demand and is named.
 *
 * @param charges all items of the bill
 * @param region whose prices count
 * @param fixed dollars a month on demand
 */
export function commitments(charges: readonly Charged[], region: string, fixed: number): Commitment[] {
  const machines = new Map<string, { units: number; onDemand: number }>();
  for (const { charge } of charges) {
    const { machine, units, rate } = charge;
    if (machine === undefined || !rate) continue;
    const before = machines.get(machine)?.units ?? 0;
    machines.set(machine, { units: before + units, onDemand: rate.dollars });
  }
  return commitmentYears.flatMap((years) => {
    const priced = [...machines].map(([type, of]) => ({ type, ...of, committed: committedHour(type, region, years) }));
    const known = priced.flatMap(({ committed, ...one }) => (committed ? [{ ...one, committed }] : []));
    if (known.length === 0) return [];
    const saved = known.reduce(
      (sum, { units, onDemand, committed }) => sum + units * (onDemand - committed.dollars) * hoursPerMonth,
      0,
    );
    return {
      years,
      monthly: cents(fixed - saved),
      firstDay: cents(known.reduce((sum, one) => sum + onFirstDay(one.units, one.committed, years), 0)),
      saved: cents(saved),
      covered: known.map(
        ({ type, units, onDemand, committed: { dollars, list } }) =>
          `${String(units)} x ${type} at ${dollars.toFixed(4)} instead of ${onDemand.toFixed(4)}, ${list.payment} (${list.what}, ${list.date})`,
      ),
      unknown: priced.flatMap(({ type, committed }) => (committed ? [] : [type])),
    };
  });
}

type Committed = NonNullable<ReturnType<typeof committedHour>>;

/** What is paid upfront for all hours of the term. */
function onFirstDay(units: number, { dollars, list }: Committed, years: number): number {
  return units * dollars * list.upfrontShare * hoursPerMonth * 12 * years;
}
