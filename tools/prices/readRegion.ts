import { instanceTypes } from "../../config/instanceTypes.ts";
import { findOffer, type Offer } from "./offers.ts";
import { PriceListError } from "./priceListError.ts";
import type { PriceList, RateName } from "./knownPrices.ts";
import { instanceRow, instanceService, services, wantedProducts, type WantedProduct } from "./wanted.ts";

/** Prices of a region, as AWS publishes them. */
export interface RegionPrices {
  /** One for each service that has any. */
  readonly lists: readonly PriceList[];
  /** Instance types and rates that were not found, with the reason where there is one. */
  readonly missing: readonly string[];
}

type Row = Readonly<Record<string, string>>;

/** Prices that were found for a name; more than one is one too many. */
type Found = Map<string, Set<number>>;

/**
 * Reads what a region costs off AWS' public price lists, which need no credentials.
 *
 * @param base address of the price lists
 * @param region such as `eu-central-1`
 * @param say hears which list is read
 * @throws PriceListError if a list cannot be read whole, or there is no such region
 */
export async function readRegion(base: string, region: string, say: (text: string) => void): Promise<RegionPrices> {
  const lists: PriceList[] = [];
  const reasons = new Map<string, string>();
  for (const service of services) {
    say(`Reading AWS' price list of ${service} for ${region}`);
    const offer = await findOffer(base, service, region, service === instanceService);
    if (offer) lists.push(...(await readOffer(offer, service, region, reasons)));
  }
  const has = (name: string) =>
    lists.some(({ rates = {}, instanceHour = {} }) => name in rates || name in instanceHour);
  const names = [...Object.keys(wantedProducts), ...instanceTypes.map(({ name }) => name)];
  return {
    lists,
    missing: names.filter((name) => !has(name)).map((name) => `${name}${reasons.get(name) ?? ""}`),
  };
}

async function readOffer(
  offer: Offer,
  service: string,
  region: string,
  reasons: Map<string, string>,
): Promise<PriceList[]> {
  const products = (Object.entries(wantedProducts) as [RateName, WantedProduct][]).filter(([, product]) =>
    product.services.includes(service),
  );
  const rates: Found = new Map();
  const hours: Found = new Map();
  for await (const row of offer.rows) {
    if (row.TermType !== "OnDemand" || row.Currency !== "USD" || !["", "0"].includes(row.StartingRange ?? "")) continue;
    for (const [name, product] of products) {
      if (isOf(product, row, region)) add(rates, name, dollars(row, product.factors));
    }
    const type = instanceOf(row);
    if (service === instanceService && type !== undefined) add(hours, type, dollars(row));
  }
  if (offer.date() === "") throw new PriceListError(`${offer.path} does not say when it was published.`);
  const some = one(
    rates,
    products.map(([name]) => name),
    reasons,
  );
  const others = one(
    hours,
    instanceTypes.map(({ name }) => name),
    reasons,
  );
  const full = {
    what: service,
    from: offer.path,
    date: offer.date(),
    ...(Object.keys(some).length > 0 ? { rates: some } : {}),
    ...(Object.keys(others).length > 0 ? { instanceHour: others } : {}),
  };
  return "rates" in full || "instanceHour" in full ? [full] : [];
}

function isOf({ usageType, family }: WantedProduct, row: Row, region: string): boolean {
  if (family !== undefined && row["Product Family"] !== family) return false;
  const said = row.usageType ?? "";
  return (
    said === usageType || said === `${region}-${usageType}` || /^[A-Z]{2,4}\d?-(.*)$/.exec(said)?.[1] === usageType
  );
}

/** The instance type of a row; absent: the row is of something else. */
function instanceOf(row: Row): string | undefined {
  const isInstance = row["Product Family"]?.startsWith("Compute Instance");
  const isPlain = Object.entries(instanceRow).every(([column, value]) => row[column] === value);
  return isInstance && isPlain && /(^|-)BoxUsage:/.test(row.usageType ?? "") ? row["Instance Type"] : undefined;
}

/** Dollars per unit; `NaN` for a unit that is not known. */
function dollars(row: Row, factors?: Readonly<Record<string, number>>): number {
  const factor = factors === undefined ? 1 : (factors[row.Unit ?? ""] ?? NaN);
  return Number((Number(row.PricePerUnit) * factor).toFixed(8));
}

function add(found: Found, name: string, amount: number): void {
  if (amount === 0) return; // what is free up to an amount has a row of its own
  found.set(name, (found.get(name) ?? new Set()).add(amount));
}

/** Those with exactly one price, in the order of the names. */
function one<Name extends string>(found: Found, names: readonly Name[], reasons: Map<string, string>) {
  return Object.fromEntries(
    names.flatMap((name) => {
      const amounts = [...(found.get(name) ?? [])];
      const [amount] = amounts;
      if (amounts.length > 1) reasons.set(name, ` (several prices: ${amounts.join(", ")})`);
      if (amounts.length !== 1 || amount === undefined) return [];
      if (amount > 0) return [[name, amount] as const];
      reasons.set(name, " (a unit or a number that is not known)");
      return [];
    }),
  ) as Record<Name, number>;
}
