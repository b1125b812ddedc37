import type { RecordedResource } from "../recorder/recording.ts";
import { backupRules } from "./backupRules.ts";
import type { ResourceGraph } from "./graph.ts";
import { hoursText } from "./hoursText.ts";
import type { Loss } from "./lossModel.ts";
import { recoveries } from "./recoveries.ts";

/** What holds data that AWS Backup can copy, in words. */
const holders: Readonly<Record<string, string>> = {
  "ebs/volume:Volume": "data volumes",
  "s3/bucket:Bucket": "objects and backups in S3",
  "rds/instance:Instance": "the database",
};

const nothing =
  "nothing for good; all is out of reach until the region is back, and lost if it never is: volumes, snapshots, objects, secrets and keys have no copy in another region";

/**
 * What is lost when the region fails: all of which nothing is copied to another one.
 *
 * @param graph everything that was recorded
 * @param region of the stack
 * @param anewMinutes how long another environment takes to make
 */
export function regionLoss(graph: ResourceGraph, region: string, anewMinutes: number): Loss {
  const about = { scope: "region", event: `region ${region} fails`, part: "everything" } as const;
  const plans = graph.ofType("backup/plan:Plan").filter((plan) => backupRules(plan).some(({ copies }) => copies));
  if (plans.length === 0) {
    const figures = { ...recoveries.waits, losesMinutes: undefined };
    return { ...about, lost: nothing, until: "wait for the region", figures };
  }
  const gap = Math.max(...plans.flatMap((plan) => backupRules(plan).flatMap(({ gapHours }) => gapHours ?? [])));
  const copied = copiedTypes(graph, plans);
  const there = Object.entries(holders).filter(([type]) => graph.ofType(type).length > 0);
  const [safe, gone] = [true, false].map((is) => there.filter(([type]) => copied.has(type) === is).map(([, it]) => it));
  const enough = copied.has("s3/bucket:Bucket");
  return {
    ...about,
    lost: [
      `${(safe ?? []).join(", ")}: what was written since the last copies were begun, at most ${hoursText(gap)} before, or the ones before if copying was not done`,
      `everything else is out of reach until the region is back, and lost if it never is: ${[...(gone ?? []), "secrets", "keys"].join(", ")}`,
    ].join("; "),
    until: enough
      ? "make a new stack in the other region from the copies (docs/operations.md), or wait for the region"
      : "wait for the region: a new stack needs copies of the objects, too, with backup.objects: true",
    figures: enough
      ? { ...recoveries.instanceByHand, losesMinutes: gap * 60, downMinutes: anewMinutes }
      : { ...recoveries.waits, losesMinutes: undefined, byHand: true },
  };
}

/** Types of which something is copied. */
function copiedTypes(graph: ResourceGraph, plans: readonly RecordedResource[]): ReadonlySet<string> {
  const named = graph
    .ofType("backup/selection:Selection")
    .filter(({ inputs }) => plans.some((plan) => graph.oneNamedIn(inputs.planId) === plan))
    .flatMap(({ inputs }) => graph.namedIn(inputs.resources));
  return new Set(Object.keys(holders).filter((type) => named.some((one) => one.type.endsWith(`:${type}`))));
}
