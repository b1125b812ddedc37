import { hoursPerMonth, instanceHour, price } from "../prices/knownPrices.ts";

/**
 * A server of its own for Praefect's database, with a copy in another zone: db.m6g.large for the 2 vCPUs and 1.8 GB of the
 * documents, and 20 GiB, the least that RDS has.
 */
export function praefectApart(region: string): number {
  const hour = instanceHour("db.m6g.large", region)?.dollars ?? NaN;
  return 2 * (hour * hoursPerMonth + 20 * (price("databaseGiBMonth", region)?.dollars ?? NaN));
}
