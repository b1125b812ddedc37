import type { RecordedResource } from "../recorder/recording.ts";
import { backupRules } from "./backupRules.ts";
import { bastionLoss } from "./bastionLoss.ts";
import { deletionLosses } from "./deletionLosses.ts";
import { ResourceGraph } from "./graph.ts";
import { isOfRole, nodeOf } from "./placed.ts";
import { hoursText } from "./hoursText.ts";
import type { Loss, LossFigures } from "./lossModel.ts";
import { recoveries, restored } from "./recoveries.ts";
import { regionLoss } from "./regionLoss.ts";
import { serviceLosses } from "./serviceLosses.ts";
import { zoneEvents, type ZoneLoss } from "./zoneEvents.ts";
import { zoneLosses } from "./zoneLosses.ts";

/**
 * The worst-case data loss when a node, a zone or the region fails, or when someone deletes data. It follows from where
 * instances, volumes and their copies are.
 *
 * @param resources everything that was recorded
 * @param region of the stack
 * @param anewMinutes how long another environment takes to make
 */
export function losses(resources: readonly RecordedResource[], region: string, anewMinutes: number): Loss[] {
  const graph = new ResourceGraph(resources);
  const volumes = graph.ofType("ebs/volume:Volume");
  const gap = snapshotGap(
    graph,
    volumes.filter((volume) => !isOfRole(volume, "member") && !isOfRole(volume, "monitor")),
  );
  const sinceSnapshot =
    gap === undefined
      ? "everything on the volume: nothing takes snapshots of it"
      : `what was written to the volume since its last snapshot, at most ${hoursText(gap)} ago`;
  return [
    ...volumes.flatMap((volume) => volumeLosses(graph, volume, { sinceSnapshot, figures: restored(gap) })),
    ...serviceLosses(graph),
    ...(graph.ofType("rds/instance:Instance").length > 0
      ? zoneLosses(graph, gap, sinceSnapshot)
      : boxLosses(graph, volumes, { sinceSnapshot, figures: restored(gap) })),
    regionLoss(graph, region, anewMinutes),
    ...deletionLosses({ graph, gapHours: gap, anewMinutes }),
  ];
}

/** What a volume loses that nobody else has a copy of. */
interface LastSnapshot {
  readonly sinceSnapshot: string;
  readonly figures: LossFigures;
}

/** What the loss of a zone means where a box has everything. */
function boxLosses(
  graph: ResourceGraph,
  volumes: readonly RecordedResource[],
  { sinceSnapshot, figures }: LastSnapshot,
): Loss[] {
  const zones = [...new Set(volumes.map(({ inputs }) => String(inputs.availabilityZone)))].toSorted();
  return zoneEvents(
    new Map(
      zones.map((zone): [string, ZoneLoss[]] => [
        zone,
        [
          {
            part: "the box",
            lost: sinceSnapshot,
            until:
              "wait for the zone, or restore the snapshot in another zone (docs/operations.md); there is no automatic failover",
            figures,
          },
          ...bastionLoss(graph, zone).map((one) => ({ ...one, lost: "nothing", figures: recoveries.goesOn })),
        ],
      ]),
    ),
  );
}

/** What is lost when a volume or its instance fails. */
function volumeLosses(graph: ResourceGraph, volume: RecordedResource, last: LastSnapshot): Loss[] {
  const attachment = graph
    .ofType("VolumeAttachment")
    .find(({ inputs }) => graph.oneNamedIn(inputs.volumeId) === volume);
  const node = graph.oneNamedIn(attachment?.inputs.instanceId);
  const part = nodeOf(volume);
  if (!node) {
    return [
      {
        scope: "volume",
        event: `volume ${volume.name} fails, which was kept after a restore`,
        part,
        lost: "what was on it before the restore",
        until: "restore its last snapshot",
        figures: { ...last.figures, downMinutes: 0 },
      },
    ];
  }
  const { autoRecovery } = (node.inputs.maintenanceOptions ?? {}) as { readonly autoRecovery?: string };
  const recovers = autoRecovery === "default";
  const service = isOfRole(volume, "monitor") ? "Prometheus" : "GitLab";
  const anew = `pulumi up --refresh creates another one, and ${service} starts on it`;
  return [
    {
      scope: "instance",
      event: `instance ${node.name} fails`,
      part,
      lost: `nothing that was written to disk: the data is on ${volume.name}, which outlives the instance`,
      until: recovers ? `EC2 recovers it on other hardware; if it was terminated, ${anew}` : anew,
      figures: instanceFigures(volume, recovers),
    },
    { scope: "volume", event: `volume ${volume.name} fails`, part, ...lossOfVolume(volume, last) },
  ];
}

function instanceFigures(volume: RecordedResource, recovers: boolean): LossFigures {
  if (isOfRole(volume, "monitor")) return recoveries.goesOn;
  if (isOfRole(volume, "member")) return recoveries.repositoryCopy;
  return recovers ? recoveries.instanceAgain : recoveries.instanceByHand;
}

/** What is lost with a volume, by whether somebody else has what is on it, or would miss it. */
function lossOfVolume(
  volume: RecordedResource,
  { sinceSnapshot, figures }: LastSnapshot,
): Pick<Loss, "lost" | "until" | "figures"> {
  if (isOfRole(volume, "member")) {
    return {
      lost: "nothing: the other members have every write",
      until: "the other members serve at once, and Praefect fills the new disk meanwhile",
      figures: recoveries.repositoryCopy,
    };
  }
  if (isOfRole(volume, "monitor")) {
    return {
      lost: "the metrics that Prometheus has kept; nothing takes snapshots of them",
      until: "make the monitor again (docs/operations.md, Prometheus); CloudWatch's alarms go on",
      figures: recoveries.goesOn,
    };
  }
  return { lost: sinceSnapshot, until: "restore its last snapshot (docs/operations.md)", figures };
}

/**
 * The longest time between two snapshots in hours, including the start window of AWS Backup; absent: a volume in use has
 * no snapshots.
 */
function snapshotGap(graph: ResourceGraph, volumes: readonly RecordedResource[]): number | undefined {
  const attached = graph.ofType("VolumeAttachment").map(({ inputs }) => graph.oneNamedIn(inputs.volumeId));
  const used = volumes.filter((volume) => attached.includes(volume));
  const selected = graph.ofType("backup/selection:Selection").flatMap(({ inputs }) => graph.namedIn(inputs.resources));
  if (used.some((volume) => !selected.includes(volume))) return undefined;
  const gaps = graph
    .ofType("backup/plan:Plan")
    .flatMap(backupRules)
    .flatMap(({ gapHours }) => gapHours ?? []);
  return gaps.length > 0 ? Math.min(...gaps) : undefined;
}
