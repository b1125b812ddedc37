import { longestMinutes } from "../../gitlab/waitUntilReached.ts";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";

/** Minutes in a unit of a timeout, as Pulumi writes it: `2h`, `30m`, `600s`. */
const inMinutes: Readonly<Record<string, number>> = { h: 60, m: 1, s: 1 / 60 };

function minutes(duration: string | undefined): number {
  const [, amount, unit = ""] = /^([\d.]+)([hms])$/.exec(duration ?? "0s") ?? [];
  const factor = inMinutes[unit];
  if (factor === undefined) throw new Error(`${duration ?? ""} is no duration that this test knows`);
  return Number(amount) * factor;
}

/** The longest that a resource may take before the program itself gives up; nothing where it says nothing. */
function patience({ options }: RecordedResource): number {
  const waits = Object.keys(options.hooks).length > 0 ? longestMinutes : 0;
  const { create, update } = options.customTimeouts;
  return Math.max(waits, minutes(create), minutes(update));
}

/**
 * The longest that an `up` may take while every step keeps its own time limit, in minutes: the slowest way through the graph.
 *
 * @param recording what a program registered
 */
export function longestUpgrade({ resources }: Recording): number {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const begins = new Map<string, number>();
  /** A child is registered after its parent, which is registered after all that the parent depends on. */
  const begin = (urn: string): number => {
    const resource = byUrn.get(urn);
    if (!resource) return 0;
    const { dependencies, parent } = resource;
    const known = begins.get(urn) ?? Math.max(parent === undefined ? 0 : begin(parent), ...dependencies.map(end));
    begins.set(urn, known);
    return known;
  };
  const end = (urn: string): number => begin(urn) + (byUrn.has(urn) ? patience(byUrn.get(urn)!) : 0);
  return Math.max(...resources.map(({ urn }) => end(urn)));
}
