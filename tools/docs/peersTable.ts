import { markdownTable, written } from "../document/markdown/mdast.ts";
import { coreCost, type CorePart } from "../peers/coreCost.ts";
import { peers } from "../peers/knownPeers.ts";
import { architectureOfStack } from "./architectureOf.ts";
import { plannedStack } from "./plannedStack.ts";
import { shownSizes } from "./shownSizes.ts";

const whole = (amount: number) => Math.round(amount).toLocaleString("en-US");

/** What this program's core costs at each size that peers have, beside their figures, and what it consists of. */
export async function peersTable(): Promise<string> {
  const sizes = [];
  for (const { users, stack, sets } of shownSizes().filter((size) => size.stack === "prod")) {
    const { recording } = await plannedStack(stack, sets);
    const { namedNodes } = architectureOfStack(stack, { ...sets, "nodes.monitor.count": "1" });
    const monitorType = namedNodes.find(({ role }) => role === "monitor")?.instanceType ?? "";
    const replicas = peers.readReplicas[String(users)] ?? 0;
    sizes.push({ users, parts: coreCost(recording.resources, peers.region, { replicas, monitorType }) });
  }
  const rows = sizes.map(({ users, parts }) => {
    const own = total(parts);
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

function total(parts: readonly CorePart[]): number {
  return parts.reduce((sum, { monthly }) => sum + monthly, 0);
}
