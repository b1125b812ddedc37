import { closest } from "fastest-levenshtein";
import { csvRows } from "./csvRows.ts";
import { PriceListError } from "./priceListError.ts";

/** A service's price list for one region. */
export interface Offer {
  /** Path below the base address, with its version. */
  readonly path: string;
  /** Day of publication; known after the rows were read. */
  readonly date: () => string;
  /** The rows with on-demand prices, by column. They can be read only once. */
  readonly rows: AsyncIterable<Readonly<Record<string, string>>>;
}

interface RegionIndex {
  readonly regions?: Readonly<Record<string, { readonly currentVersionUrl?: string }>>;
}

/**
 * Number of rows before the names of the columns (AWS Billing user guide, "Reading the service price list file",
 * 2026-11).
 */
const rowsOfMetadata = 5;

/**
 * Finds the price list of a service for a region; absent: the service has no list for that region.
 *
 * @param base address of AWS' price lists, such as `https://pricing.us-east-1.amazonaws.com`
 * @param service offer code, such as `AmazonEC2`
 * @param region such as `eu-central-1`
 * @param isEverywhere whether every region has the service, so that a region that is not listed does not exist
 * @throws PriceListError if the index cannot be read, or there is no such region
 */
export async function findOffer(
  base: string,
  service: string,
  region: string,
  isEverywhere: boolean,
): Promise<Offer | undefined> {
  const address = new URL(`/offers/v1.0/aws/${service}/current/region_index.json`, base).href;
  const text = await (await get(address)).text().catch(broken(address));
  const regions = parsed(text, address).regions ?? {};
  const path = regions[region]?.currentVersionUrl?.replace(/\.json$/, ".csv");
  if (path !== undefined) return offer(new URL(path, base).href, path);
  if (!isEverywhere) return undefined;
  throw new PriceListError(
    `${region}: AWS' price list of ${service} has no such region; did you mean ${closest(region, Object.keys(regions))}? China's prices are published elsewhere; this command does not read them.`,
  );
}

function parsed(text: string, address: string): RegionIndex {
  try {
    return JSON.parse(text) as RegionIndex;
  } catch (error) {
    return broken(address)(error);
  }
}

function offer(address: string, path: string): Offer {
  let date = "";
  async function* rows() {
    const { body } = await get(address);
    if (!body) throw new PriceListError(`${address} is empty.`);
    let columns: readonly string[] = [];
    let number = 0;
    const isWanted = (text: string) => number <= rowsOfMetadata || text.includes('"OnDemand"');
    for await (const fields of csvRows(body, address, isWanted)) {
      number += 1;
      if (number <= rowsOfMetadata) {
        if (fields?.[0] === "Publication Date") date = (fields[1] ?? "").slice(0, 10);
      } else if (number === rowsOfMetadata + 1) {
        columns = checked(fields ?? [], address);
      } else if (fields) {
        if (fields.length !== columns.length) throw incomplete(address);
        yield Object.fromEntries(columns.map((column, position) => [column, fields[position] ?? ""]));
      }
    }
    if (columns.length === 0) throw incomplete(address);
  }
  return { path, date: () => date, rows: rows() };
}

const needed = ["TermType", "StartingRange", "Unit", "PricePerUnit", "Currency", "Product Family", "usageType"];

function checked(columns: readonly string[], address: string): readonly string[] {
  const missing = needed.filter((column) => !columns.includes(column));
  if (missing.length === 0) return columns;
  throw new PriceListError(
    `${address} is not a price list in the known format: it lacks the columns ${missing.join(", ")}.`,
  );
}

/** The response of an address, decompressed. */
async function get(address: string): Promise<Response> {
  const response = await fetch(address).catch(broken(address));
  if (response.ok) return response;
  await response.body?.cancel();
  throw new PriceListError(
    `${address} answers ${String(response.status)} ${response.statusText}. Nothing was changed.`,
  );
}

function incomplete(address: string): PriceListError {
  return new PriceListError(
    `${address} is incomplete: the download was cut off. Nothing was changed; run the command again.`,
  );
}

function broken(address: string): (error: unknown) => never {
  return (error) => {
    const { message, cause } = error as Error;
    const why = cause instanceof Error && cause.message !== "" ? cause.message : message;
    throw new PriceListError(`${address} cannot be read: ${why}. Nothing was changed; run the command again.`);
  };
}
