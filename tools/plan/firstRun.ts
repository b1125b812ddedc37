import type { RecordedResource } from "../recorder/recording.ts";
import { creationTime, type CreationTime } from "./creationTimes.ts";
import type { FirstRun } from "./planModel.ts";

/** A resource at the end of the longest way to it. */
interface Reached extends CreationTime {
  readonly resource: RecordedResource;
  /** Minutes from the beginning until it is there. */
  readonly end: number;
  readonly before: Reached | undefined;
}

/** Steps that take less are not listed. */
const shortestListed = 1;

/**
 * How long the first `pulumi up` takes at least: the longest way through the resources, each created once all that it needs is
 * there. Pulumi creates the others meanwhile.
 *
 * @param resources everything that was recorded
 */
export function firstRun(resources: readonly RecordedResource[]): FirstRun {
  const byUrn = new Map(resources.map((one) => [one.urn, one]));
  const known = new Map<string, Reached>();
  const reach = (resource: RecordedResource): Reached => {
    const found = known.get(resource.urn);
    if (found) return found;
    const time = creationTime(resource, byUrn.get(resource.parent ?? ""));
    // The SDK registers nothing before its parent, and a component not before what it depends on.
    const awaited = [...resource.dependencies, resource.parent ?? ""];
    const needed = awaited.flatMap((urn) => byUrn.get(urn) ?? []).map(reach);
    const before = needed.toSorted((a, b) => b.end - a.end).at(0);
    const reached = { ...time, resource, before, end: (before?.end ?? 0) + time.minutes };
    known.set(resource.urn, reached);
    return reached;
  };
  const last = resources
    .map(reach)
    .toSorted((a, b) => b.end - a.end)
    .at(0);
  return {
    minutes: Math.round(last?.end ?? 0),
    steps: way(last)
      .filter(({ minutes }) => minutes >= shortestListed)
      .map(({ resource, minutes, source }) => ({ resource: resource.name, type: resource.type, minutes, source })),
  };
}

/** The steps to a resource, first one first. */
function way(last: Reached | undefined): Reached[] {
  const steps: Reached[] = [];
  for (let step = last; step; step = step.before) steps.unshift(step);
  return steps;
}
