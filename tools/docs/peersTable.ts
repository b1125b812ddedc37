import { markdownTable, written } from "../document/markdown/mdast.ts";
import { peers } from "../peers/knownPeers.ts";
import { coreOf, totalOf } from "./coreOf.ts";
import { shownSizes } from "./shownSizes.ts";

const whole = (amount: number) => Math.round(amount).toLocaleString("en-US");

/** What this program's core costs at each size that peers have, beside their figures, and what it consists of. */
export async function peersTable(): Promise<string> {
  const sizes = [];
  for (const { users, stack, sets } of shownSizes().filter((size) => size.stack === "prod")) {
    sizes.push({ users, parts: await coreOf(users, stack, sets) });
  }
  const rows = sizes.map(({ users, parts }) => {
    const own = totalOf(parts);
    const cells = peers.forms.flatMap(({ monthly, byRule }) => {
      const [measured, ruled] = [monthly[String(users)], byRule[String(users)]];
      const theirs = measured ?? ruled;
      if (theirs === undefined) return ["–", "–"];
      return [`${whole(theirs)}${measured === undefined ? " *" : ""}`, (own / theirs).toFixed(2)];
    });
    return [whole(users), whole(own), ...cells];
  });
  const names = [...new Set(sizes.flatMap(({ parts }) => parts.map(({ part }) => part)))].toSorted();
  const partRows = sizes.map(({ users, parts }) => [
    whole(users),
    ...names.map((name) => {
      const found = parts.find(({ part }) => part === name);
      return found ? whole(found.monthly) : "–";
    }),
  ]);
  return [
    written([markdownTable(["users", "here", ...peers.forms.flatMap(({ name }) => [name, "ratio"])], rows)]),
    "\\* computed by the Toolkit's rule, not measured.\n",
    "What is in the figures of this program:\n",
    written([markdownTable(["users", ...names], partRows)]),
    ...peers.forms.map(({ name, what, source }) => `- **${name}**: ${what} (${source}).`),
    "",
  ].join("\n");
}
