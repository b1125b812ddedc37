import { backupRules } from "./backupRules.ts";
import { databases } from "./databaseServers.ts";
import type { ResourceGraph } from "./graph.ts";
import type { Loss } from "./lossModel.ts";
import { recoveries, restored } from "./recoveries.ts";

/** The environment, and how long it takes to get back what it lost. */
interface Deleted {
  readonly graph: ResourceGraph;
  /** Longest time between two snapshots of a data volume; absent: there are none. */
  readonly gapHours: number | undefined;
  /** How long another environment takes to make. */
  readonly anewMinutes: number;
}

type Kept = (deleted: Deleted) => readonly Omit<Loss, "scope" | "event">[];

interface LifecycleRule {
  readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
}

const objects: Kept = ({ graph }) => {
  const days = graph
    .ofType("BucketLifecycleConfiguration")
    .flatMap(({ inputs }) => (inputs.rules ?? []) as readonly LifecycleRule[])
    .flatMap(({ noncurrentVersionExpiration: expires }) => expires?.noncurrentDays ?? []);
  const usual = median(days);
  if (usual === undefined) return [];
  const lost = `nothing, if they are restored within ${String(usual)} days`;
  return [{ part: "objects", lost, until: "restore the earlier version (docs/operations.md)", figures: undefined }];
};

/** Both at once: a database that is newer than the repositories would know commits that do not exist. */
const anew = "restore into a new stack (docs/operations.md)";

const database: Kept = ({ graph, anewMinutes }) =>
  databases(graph).flatMap(({ inputs }) => {
    const days = Number(inputs.backupRetentionPeriod ?? 0);
    if (days === 0) return [];
    return {
      part: "database",
      lost: `at most 5 minutes: it can be taken back to any second of the last ${String(days)} days; together with repositories, to the time of their backup`,
      until: anew,
      figures: { ...recoveries.databaseRestored, downMinutes: anewMinutes },
    };
  });

/** Gitaly's own backups; an alarm says for how long at most there may be none. */
const repositories: Kept = ({ graph, anewMinutes }) => {
  if (!graph.ofType("s3/bucket:Bucket").some(({ name }) => name.endsWith("-gitaly-backups"))) return [];
  const [oldest] = graph
    .ofType("cloudwatch/metricAlarm:MetricAlarm")
    .filter(({ inputs }) => inputs.metricName === "BackupAgeHours")
    .map(({ inputs }) => Number(inputs.threshold));
  const bound = oldest === undefined ? "" : `, at most ${String(oldest)} hours: an alarm rings if it is older`;
  const losesMinutes = oldest === undefined ? undefined : oldest * 60;
  return [
    {
      part: "repositories",
      lost: `what was written after the last backup before that${bound}`,
      until: anew,
      figures: { ...recoveries.instanceByHand, losesMinutes, downMinutes: anewMinutes },
    },
  ];
};

const volumes: Kept = ({ graph, gapHours }) => {
  const days = graph
    .ofType("backup/selection:Selection")
    .filter(({ inputs }) => graph.namedIn(inputs.resources).some(({ type }) => type.endsWith("ebs/volume:Volume")))
    .flatMap(({ inputs }) => graph.namedIn(inputs.planId))
    .flatMap(backupRules)
    .flatMap(({ days: stay }) => stay ?? []);
  if (days.length === 0) return [];
  const alone = databases(graph).length > 0;
  return [
    {
      part: alone ? "repositories on disks of their own" : "repositories and database",
      lost: `what was written after the last snapshot${alone ? "" : " or backup"} before that`,
      until: `restore a snapshot; they are kept for ${String(Math.max(...days))} days`,
      figures: alone ? undefined : restored(gapHours),
    },
  ];
};

const event = "someone deletes or overwrites data in GitLab";

/**
 * What can be restored after someone has deleted or overwritten it, a row for each kind of data.
 *
 * @param deleted the environment, and how long it takes to get back what it lost
 */
export function deletionLosses(deleted: Deleted): Loss[] {
  return [objects, database, repositories, volumes].flatMap((kept) =>
    kept(deleted).map((row): Loss => ({ scope: "deletion", event, ...row })),
  );
}

/** The median. Log buckets keep noncurrent versions for fewer days than the others, so the shortest time is not typical. */
function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
