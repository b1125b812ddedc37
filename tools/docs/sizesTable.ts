import { wholeDollars } from "../document/dollars.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";
import type { PriceSummary } from "../plan/priceModel.ts";
import { priceSummary } from "../plan/priceSummary.ts";
import { isReal } from "../plan/tree.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { architectureOfStack } from "./architectureOf.ts";
import { hostsText } from "./hostsText.ts";
import { plannedStack } from "./plannedStack.ts";
import { shownSizes } from "./shownSizes.ts";

/** The regions whose prices the table has. */
const regions = ["us-east-1", "eu-west-1"] as const;

const builtHead = ["users", "hosts", "database", "cache", "resources"];
const pricedHead = [
  "users",
  ...regions.flatMap((region) => [`${region}: fixed`, `${region}: with typical use`, `${region}: fixed, a year`]),
];

/** Two tables of all sizes, what is built and what it costs, and the scope and date of the prices. */
export async function sizesTable(): Promise<string> {
  const built: string[][] = [];
  const priced: string[][] = [];
  const prices = regions.map((region) => ({ region, summaries: [] as PriceSummary[] }));
  for (const { users, stack, sets } of shownSizes()) {
    const { resources } = (await plannedStack(stack, sets)).recording;
    const shown = users.toLocaleString("en-US");
    const own = prices.map(({ region, summaries }) => {
      const summary = priceSummary(resources, region);
      summaries.push(summary);
      return summary;
    });
    built.push([
      shown,
      hostsText(architectureOfStack(stack, sets)),
      databaseText(resources),
      cacheText(resources),
      String(resources.filter(isReal).length),
    ]);
    priced.push([shown, ...own.flatMap(cells)]);
  }
  return [
    written([markdownTable(builtHead, built)]),
    "Dollars a month, and a year where it says so:\n",
    written([markdownTable(pricedHead, priced)]),
    ...prices.map(scope),
    "",
  ].join("\n");
}

/** What a size costs in a region. */
function cells({ monthly, yearly, atLeast, use }: PriceSummary): string[] {
  return [monthly, use.total, yearly].map((amount) => `${atLeast ? "at least " : ""}${wholeDollars(amount)}`);
}

/** From when the prices of a region are, and how much of the totals is estimated. */
function scope({
  region,
  summaries,
}: {
  readonly region: string;
  readonly summaries: readonly PriceSummary[];
}): string {
  const days = summaries
    .flatMap(({ sources }) => sources.filter(({ estimated }) => estimated === undefined))
    .map(({ date }) => date)
    .toSorted();
  const estimated = Math.max(...summaries.map((one) => one.estimated / one.monthly)) * 100;
  const share = estimated === 0 ? "none of the fixed cost" : `at most ${estimated.toFixed(1)} % of the fixed cost`;
  return `- ${region}: price lists from ${days.at(0) ?? ""} to ${days.at(-1) ?? ""}; ${share} is estimated.`;
}

function databaseText(resources: readonly RecordedResource[]): string {
  const servers = resources.filter(({ type }) => type === "aws:rds/instance:Instance");
  const isReplica = ({ inputs }: RecordedResource) => inputs.replicateSourceDb !== undefined;
  const [main] = servers.filter((one) => !isReplica(one));
  if (!main) return "on the box";
  const replicas = servers.filter(isReplica).length;
  const zones = main.inputs.multiAz === true ? ", two zones" : "";
  return `${String(main.inputs.instanceClass)}${zones}${replicas > 0 ? `, ${String(replicas)} read replicas` : ""}`;
}

function cacheText(resources: readonly RecordedResource[]): string {
  const groups = resources
    .filter(({ type }) => type === "aws:elasticache/replicationGroup:ReplicationGroup")
    .map(({ inputs }) => `${String(inputs.numCacheClusters)} ${String(inputs.nodeType)}`);
  const alike = [...Map.groupBy(groups, (group) => group)];
  return (
    alike.map(([group, { length }]) => (length > 1 ? `${String(length)} groups of ${group}` : group)).join(", ") ||
    "on the box"
  );
}
