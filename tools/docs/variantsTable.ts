import { wholeDollars } from "../document/dollars.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";
import { peers } from "../peers/knownPeers.ts";
import { coreOf, totalOf } from "./coreOf.ts";
import { praefectApart } from "./praefectApart.ts";
import { shownSizes } from "./shownSizes.ts";

const newer = { instanceTypeGeneration: "7" };

/** Cores that are built, or could be, to hold against the peer that is nearest in form. */
const variants = [
  { what: "as built", sets: {}, apart: false },
  { what: "with Praefect's database apart", sets: {}, apart: true },
  { what: "with the newer generation", sets: newer, apart: false },
  { what: "with both", sets: newer, apart: true },
] as const;

/** What the core costs in other forms, in parts of the first peer, at the sizes that were measured. */
export async function variantsTable(): Promise<string> {
  const [peer] = peers.forms;
  const sizes = shownSizes().filter(({ users }) => peer?.monthly[String(users)] !== undefined);
  const rows = [];
  for (const { what, sets, apart } of variants) {
    const cells = [];
    for (const { users, stack, sets: ofSize } of sizes) {
      const own =
        totalOf(await coreOf(users, stack, { ...ofSize, ...sets })) + (apart ? praefectApart(peers.region) : 0);
      cells.push(wholeDollars(own), (own / (peer?.monthly[String(users)] ?? NaN)).toFixed(2));
    }
    rows.push([what, ...cells]);
  }
  const heads = sizes.flatMap(({ users }) => [`${users.toLocaleString("en-US")} users`, "ratio"]);
  return written([markdownTable(["core", ...heads], rows)]);
}
