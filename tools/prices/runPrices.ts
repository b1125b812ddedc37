import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { UsageError } from "../plan/planOptions.ts";
import { showProgress } from "../plan/showProgress.ts";
import type { Terminal } from "../terminal.ts";
import { PriceListError } from "./priceListError.ts";
import type { PriceData } from "./knownPrices.ts";
import { readRegion } from "./readRegion.ts";
import { withRegion } from "./withRegion.ts";

const help = `Reads the prices of a region from AWS' public price lists into tools/prices/prices.json. It needs no credentials. The EC2
list has a few hundred MB; it is streamed and not stored.

  npm run prices -- --region REGION [--from ADDRESS] [--file FILE]

  --region REGION   region to read, such as eu-central-1
  --from ADDRESS    address of the price lists (default: https://pricing.us-east-1.amazonaws.com)
  --file FILE       update this file instead of tools/prices/prices.json
  --help            show this text

The command names the prices that AWS does not list for the region, and leaves them as they were.

Exit codes:
  0   the prices were written
  1   a list cannot be read completely, or the region does not exist; nothing was changed
  64  the command line is wrong
`;

const exitCodes = { fine: 0, noPriceList: 1, wrongCommandLine: 64 } as const;

const flags = {
  region: { type: "string" },
  from: { type: "string", default: "https://pricing.us-east-1.amazonaws.com" },
  file: { type: "string", default: fileURLToPath(new URL("prices.json", import.meta.url)) },
  help: { type: "boolean", default: false, short: "h" },
} as const;

/**
 * Runs `npm run prices` with a command line and returns the exit code.
 *
 * @param args of the command line
 * @param terminal for the result and for errors
 */
export async function runPrices(args: readonly string[], terminal: Terminal): Promise<number> {
  const say = (text: string) => terminal.stderr.write(`${text}\n`);
  try {
    terminal.stdout.write(await said(args, terminal));
    return exitCodes.fine;
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\nnpm run prices -- --help lists what is allowed.`);
      return exitCodes.wrongCommandLine;
    }
    if (error instanceof PriceListError) {
      say(error.message);
      return exitCodes.noPriceList;
    }
    throw error;
  }
}

/** Reads and writes prices, and returns what it found as text. */
async function said(args: readonly string[], { stderr }: Terminal): Promise<string> {
  const { region, from, file, help: asked } = options(args);
  if (asked) return help;
  if (region === undefined) throw new UsageError("--region is missing. Name a region, such as eu-central-1.");
  const shown = showProgress(stderr);
  const { lists, missing } = await readRegion(from, region, shown.say).finally(shown.end);
  const data = JSON.parse(readFileSync(file, "utf8")) as PriceData;
  writeFileSync(`${file}.new`, `${JSON.stringify(withRegion(data, region, lists), null, 2)}\n`);
  renameSync(`${file}.new`, file); // the file is either complete or unchanged
  const count = (part: "rates" | "instanceHour") =>
    lists.reduce((sum, list) => sum + Object.keys(list[part] ?? {}).length, 0);
  const days = lists.map(({ date }) => date).toSorted();
  return [
    `${region}: ${String(count("instanceHour"))} instance types and ${String(count("rates"))} rates, published from ${days.at(0) ?? "never"} to ${days.at(-1) ?? "never"}.`,
    ...(missing.length > 0 ? ["Not found:", ...missing.map((name) => `  ${name}`)] : []),
    "",
  ].join("\n");
}

function options(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
