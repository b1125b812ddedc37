import { findOffer, type Offer } from "./offers.ts";
import { PriceListError } from "./priceListError.ts";
import type { PriceList, RateName } from "./knownPrices.ts";
import { priceList } from "./priceList.ts";
import { firstService, services, wantedHours, wantedProducts, type WantedHours, type WantedProduct } from "./wanted.ts";

/** The prices of a region as AWS publishes them. */
interface RegionPrices {
  /** A list for each service that has prices. */
  readonly lists: readonly PriceList[];
  /** Instance types and rates that were not found, some with the reason. */
  readonly missing: readonly string[];
}

type Row = Readonly<Record<string, string>>;

/** The prices that were found, by name. More than one for a name counts as not found. */
type Found = Map<string, Set<number>>;

/**
 * Reads the prices of a region from AWS' public price lists. This needs no credentials.
 *
 * @param base address of the price lists
 * @param region such as `eu-central-1`
 * @param say is called with a message before each list is read
 * @throws PriceListError if a list cannot be read completely, or there is no such region
 */
export async function readRegion(base: string, region: string, say: (text: string) => void): Promise<RegionPrices> {
  const lists: PriceList[] = [];
  const reasons = new Map<string, string>();
  for (const service of services) {
    say(`Reading AWS' price list of ${service} for ${region}`);
    const offer = await findOffer(base, service, region, service === firstService);
    const list = offer && (await readOffer(offer, service, region, reasons));
    if (list) lists.push(list);
  }
  const has = (name: string) =>
    lists.some(({ rates = {}, instanceHour = {} }) => name in rates || name in instanceHour);
  const names = [...Object.keys(wantedProducts), ...Object.values(wantedHours).flatMap(({ types }) => types)];
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
): Promise<PriceList | undefined> {
  const products = (Object.entries(wantedProducts) as [RateName, WantedProduct][]).filter(([, product]) =>
    product.services.includes(service),
  );
  const machines = wantedHours[service];
  const rates: Found = new Map();
  const hours: Found = new Map();
  for await (const row of offer.rows) {
    if (row.TermType !== "OnDemand" || row.Currency !== "USD" || !["", "0"].includes(row.StartingRange ?? "")) continue;
    for (const [name, product] of products) {
      if (isOf(product, row, region)) add(rates, name, dollars(row, product.factors));
    }
    const type = machines && typeOf(machines, row);
    if (type !== undefined) add(hours, type, dollars(row));
  }
  if (offer.date() === "") throw new PriceListError(`${offer.path} does not say when it was published.`);
  const rateNames = products.map(([name]) => name);
  const head = { what: service, from: offer.path, date: offer.date() };
  return priceList(head, certain(rates, rateNames, reasons), certain(hours, machines?.types ?? [], reasons));
}

function isOf({ usageType, family, columns = {} }: WantedProduct, row: Row, region: string): boolean {
  if (family !== undefined && row["Product Family"] !== family) return false;
  if (!has(row, columns)) return false;
  const said = row.usageType ?? "";
  return (
    said === usageType || said === `${region}-${usageType}` || /^[A-Z]{2,4}\d?-(.*)$/.exec(said)?.[1] === usageType
  );
}

/** The type of machine of a row; absent: the row is about something else. */
function typeOf({ family, usage, columns }: WantedHours, row: Row): string | undefined {
  const isMachine = row["Product Family"]?.startsWith(family) === true && has(row, columns);
  return isMachine && new RegExp(`(^|-)${usage}:`).test(row.usageType ?? "") ? row["Instance Type"] : undefined;
}

const has = (row: Row, columns: Row) => Object.entries(columns).every(([column, value]) => row[column] === value);

/** Dollars per unit; `NaN`: the unit is not known. */
function dollars(row: Row, factors?: Readonly<Record<string, number>>): number {
  const factor = factors === undefined ? 1 : (factors[row.Unit ?? ""] ?? NaN);
  return Number((Number(row.PricePerUnit) * factor).toFixed(8));
}

function add(found: Found, name: string, amount: number): void {
  if (amount === 0) return; // the row of a free allowance
  found.set(name, (found.get(name) ?? new Set()).add(amount));
}

/** The prices of the names that have exactly one, in their order. For other names it adds the reason to `reasons`. */
function certain(found: Found, names: readonly string[], reasons: Map<string, string>): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const amounts = [...(found.get(name) ?? [])];
      const [amount] = amounts;
      if (amounts.length > 1) reasons.set(name, ` (several prices: ${amounts.join(", ")})`);
      if (amounts.length !== 1 || amount === undefined) return [];
      if (amount > 0) return [[name, amount] as const];
      reasons.set(name, " (unknown unit or number)");
      return [];
    }),
  );
}
