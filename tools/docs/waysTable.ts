import { markdownTable, written } from "../document/markdown/mdast.ts";
import { StackFileError } from "../plan/readStack.ts";
import { priceSummary } from "../plan/priceSummary.ts";
import { plannedStack, type Sets } from "./plannedStack.ts";
import { shownSizes } from "./shownSizes.ts";
import { ways, type Way } from "./ways.ts";

/** Sizes whose figures the table has: those that the peers were measured at. Each figure takes a recording of its own. */
const users: readonly number[] = [3000, 10_000, 50_000];

const region = "us-east-1";

/** What each way to save or to spend changes in the fixed monthly cost of some sizes. */
export async function waysTable(): Promise<string> {
  const sizes = shownSizes().filter((size) => users.includes(size.users));
  const rows = [];
  for (const way of ways) {
    const cells = [];
    for (const { stack, sets } of sizes) cells.push(await difference(way, stack, sets));
    const code = typeof way.by === "function" ? "–" : { code: commandOf(way.by) };
    rows.push([way.what, code, ...cells, way.says]);
  }
  const heads = sizes.map((size) => `${size.users.toLocaleString("en-US")} users`);
  return written([markdownTable(["way", "npm run plan --", ...heads, "what speaks against it, or for it"], rows)]);
}

/** The command line that chooses a way. */
function commandOf(sets: Sets): string {
  return Object.entries(sets)
    .map(([key, value]) => `--set ${key}=${value}`)
    .join(" ");
}

async function difference({ by }: Way, stack: string, sets: Sets): Promise<string> {
  const monthly = async (all: Sets) =>
    priceSummary((await plannedStack(stack, all)).recording.resources, region).monthly;
  if (typeof by === "function") return signed(by(region));
  try {
    return signed((await monthly({ ...sets, ...by })) - (await monthly(sets)));
  } catch (error) {
    if (error instanceof StackFileError) return "not at this size";
    throw error;
  }
}

/** Whole dollars with their sign; a difference of less than a dollar is none. */
function signed(dollars: number): string {
  const whole = Math.round(dollars);
  if (whole === 0) return "0";
  return `${whole > 0 ? "+" : "−"}${Math.abs(whole).toLocaleString("en-US")}`;
}
