import { soundsSecret } from "../../config/isHidden.ts";
import { hiddenText } from "../../config/problem.ts";
import { transforms } from "../../transforms.ts";
import { withoutExceptions, type Judging } from "../policies/judging.ts";
import { policyFacts } from "../policies/policyFacts.ts";
import { securityFacts } from "../security/securityFacts.ts";
import type { Recording } from "../recorder/recording.ts";
import { quotas } from "./account.ts";
import { byHand } from "./byHand.ts";
import { dataHolders } from "./dataHolders.ts";
import type { Comparison } from "../compare/comparisonModel.ts";
import { decision } from "./decision.ts";
import { diagram } from "./diagram.ts";
import { findings } from "./findings.ts";
import { firstRun } from "./firstRun.ts";
import { firstSteps } from "./firstSteps.ts";
import { picture } from "../picture/picture.ts";
import { connectionsIn } from "./connectionsIn.ts";
import { ResourceGraph } from "./graph.ts";
import { losses } from "./losses.ts";
import type { Plan, SettingRow } from "./planModel.ts";
import { NoResourcesError } from "./noResourcesError.ts";
import { priceSummary } from "./priceSummary.ts";
import type { AssumedUsage } from "./usePrices.ts";
import { defaultTags, providerType, regionOf } from "./provider.ts";
import { reachSummary } from "./reachSummary.ts";
import { isReal, resourceSummary } from "./tree.ts";

/** Facts of a plan that are not from the recording. */
interface PlanContext {
  readonly settings: readonly SettingRow[];
  readonly comparison?: Comparison | undefined;
  /** What is used; absent: a typical use. */
  readonly usage?: AssumedUsage | undefined;
  /** Policies and exceptions; absent: every policy, and no exception. */
  readonly judging?: Judging;
}

/**
 * Derives a plan from what a program registered. Nothing here knows the architecture.
 *
 * @throws NoResourcesError if nothing was registered
 */
export function planFacts(
  stack: string,
  { resources, outputs, secretOutputs }: Recording,
  { settings, comparison, usage, judging = withoutExceptions }: PlanContext = { settings: [] },
): Plan {
  if (!resources.some(isReal)) throw new NoResourcesError(`Stack ${stack}`);
  const region = regionOf(resources);
  const run = firstRun(resources);
  const lost = losses(resources, region, run.minutes);
  const graph = new ResourceGraph(resources);
  const ways = connectionsIn(graph);
  const summaries = {
    price: priceSummary(resources, region, usage),
    reach: reachSummary(resources),
    data: dataHolders(resources),
    quotas: quotas(resources),
    transforms: transforms.length,
  };
  const first = firstSteps(resources, summaries.quotas);
  return {
    format: 3,
    stack,
    region,
    tags: shownTags(defaultTags(resources.find(({ type }) => type === providerType))),
    decision: decision(resources, { settings, losses: lost, first, url: outputs.url }),
    findings: findings(resources, { ...summaries, settings, region }),
    settings,
    diagram: diagram(graph, region, ways),
    picture: picture(graph, region, ways),
    resources: resourceSummary(resources),
    ...summaries,
    losses: lost,
    firstRun: run,
    policies: policyFacts(resources, judging),
    security: securityFacts(resources, settings),
    byHand: byHand(resources, first),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, secretOutputs.includes(name) ? "(secret)" : value]),
    ),
    comparison,
  };
}

/** The tags, sorted. The value of a tag whose name suggests a secret is hidden. */
function shownTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, soundsSecret(name) ? hiddenText : value]),
  );
}
