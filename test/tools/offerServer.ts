import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

/** Columns of AWS' CSV that matter here, in AWS' order, with one that does not. */
const columns = [
  "SKU",
  "TermType",
  "PriceDescription",
  "StartingRange",
  "EndingRange",
  "Unit",
  "PricePerUnit",
  "Currency",
  "Product Family",
  "Instance Type",
  "Tenancy",
  "Operating System",
  "License Model",
  "usageType",
  "CapacityStatus",
  "Pre Installed S/W",
  "Database Engine",
  "Deployment Option",
  "Cache Engine",
  "Location Type",
] as const;

/** A row, by column. */
export type OfferRow = Partial<Record<(typeof columns)[number], string>>;

const quoted = (fields: readonly string[]) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",");

const plain: OfferRow = { TermType: "OnDemand", StartingRange: "0", EndingRange: "Inf", Currency: "USD" };

/** A rate's row. */
export function rateRow(usageType: string, PricePerUnit: string, Unit: string, more: OfferRow = {}): OfferRow {
  return { ...plain, usageType, PricePerUnit, Unit, PriceDescription: `$${PricePerUnit}, "per" ${Unit}`, ...more };
}

/** An instance's row. */
export function instanceRow(type: string, PricePerUnit: string, more: OfferRow = {}): OfferRow {
  return {
    ...rateRow(`EUC1-BoxUsage:${type}`, PricePerUnit, "Hrs"),
    "Product Family": "Compute Instance",
    "Instance Type": type,
    Tenancy: "Shared",
    "Operating System": "Linux",
    "License Model": "No License required",
    CapacityStatus: "Used",
    "Pre Installed S/W": "NA",
    ...more,
  };
}

/** A database server's row. */
export function databaseRow(type: string, PricePerUnit: string, more: OfferRow = {}): OfferRow {
  return {
    ...rateRow(`EUC1-InstanceUsage:${type}`, PricePerUnit, "Hrs"),
    "Product Family": "Database Instance",
    "Instance Type": type,
    "Database Engine": "PostgreSQL",
    "Deployment Option": "Single-AZ",
    ...more,
  };
}

/** A cache node's row. */
export function cacheRow(type: string, PricePerUnit: string, more: OfferRow = {}): OfferRow {
  return {
    ...rateRow(`EUC1-NodeUsage:${type}`, PricePerUnit, "Hrs"),
    "Product Family": "Cache Instance",
    "Instance Type": type,
    "Cache Engine": "Valkey",
    "Location Type": "AWS Region",
    ...more,
  };
}

/** AWS' CSV of these rows. */
export function offerCsv(service: string, date: string, rows: readonly OfferRow[]): string {
  const lines = [
    quoted(["FormatVersion", "v1.0"]),
    quoted(["Disclaimer", "This pricing list is for informational purposes only, and so on."]),
    quoted(["Publication Date", `${date}T07:08:09Z`]),
    quoted(["Version", date.replaceAll("-", "")]),
    quoted(["OfferCode", service]),
    quoted(columns),
    ...rows.map((row) => quoted(columns.map((column) => row[column] ?? ""))),
  ];
  return `${lines.join("\n")}\n`;
}

/** How a path is answered, instead of with its text. */
export type Answer = (response: ServerResponse, text: string) => void;

/** AWS' public price lists of one region, on loopback. */
export class OfferServer {
  readonly asked: string[] = [];
  /** By a part of the path. */
  readonly answers = new Map<string, Answer>();
  readonly #server;
  readonly #lists = new Map<string, string>();

  /**
   * @param region that there is
   * @param lists CSV by service
   */
  constructor(region: string, lists: Readonly<Record<string, string>>) {
    for (const [service, csv] of Object.entries(lists)) {
      const version = `/offers/v1.0/aws/${service}/20261118/${region}/index`;
      const regions = { [region]: { regionCode: region, currentVersionUrl: `${version}.json` } };
      const index = JSON.stringify({ formatVersion: "v1.0", regions });
      this.#lists.set(`/offers/v1.0/aws/${service}/current/region_index.json`, index);
      this.#lists.set(`${version}.csv`, csv);
    }
    this.#server = createServer(({ url = "" }, response) => {
      this.asked.push(url);
      const text = this.#lists.get(url);
      const [, answer] = [...this.answers].find(([part]) => url.includes(part)) ?? [];
      if (answer) answer(response, text ?? "");
      else if (text === undefined) response.writeHead(404).end();
      else response.end(text);
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Answers compressed, as AWS does if the request allows it. */
export const packed: Answer = (response, text) => {
  response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(text));
};

/** Announces the full length, and hangs up after half of it. */
export const brokenOff: Answer = (response, text) => {
  response.writeHead(200, { "content-length": String(Buffer.byteLength(text)) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
};

/** Sends half, as if it were everything. */
export const half: Answer = (response, text) => {
  response.end(text.slice(0, text.length / 2));
};

/** Sends half of the compressed text. */
export const packedHalf: Answer = (response, text) => {
  const bytes = gzipSync(text);
  response.writeHead(200, { "content-encoding": "gzip" }).end(bytes.subarray(0, bytes.length / 2));
};
