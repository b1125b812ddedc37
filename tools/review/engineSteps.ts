import { holdsData } from "../cards/cards.ts";
import { urnParts } from "../recorder/urn.ts";
import type { EngineEvent } from "./engineEvent.ts";
import type { ReviewStep } from "./reviewStep.ts";

/** Nothing changes, or the step only reads. */
const quiet: readonly string[] = ["same", "read", "read-replacement", "refresh", "discard", "discard-replaced"];

/** Halves of a replacement, whose whole is a step of its own. */
const halves: readonly string[] = ["create-replacement", "delete-replaced", "import-replacement"];

/**
 * The steps of the engine's events by URN, each resource once. The deletion that an interrupted replacement left behind has no
 * whole step beside it and is listed as itself.
 */
export function engineSteps(events: readonly EngineEvent[]): ReviewStep[] {
  const all = events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
  const whole = all.filter(({ op }) => !quiet.includes(op) && !halves.includes(op));
  const urns = new Set(whole.map(({ urn }) => urn));
  const left = all.filter(({ op, urn }) => halves.includes(op) && !urns.has(urn));
  const steps = [...whole, ...left].map((metadata): ReviewStep => {
    const { op, urn, keys, detailedDiff, diffs, old, new: present } = metadata;
    const { types, name } = urnParts(urn);
    const type = types.split("$").at(-1) ?? types;
    const detailed = Object.entries(detailedDiff ?? {});
    const replacing = detailed.filter(([, { diffKind }]) => diffKind.endsWith("-replace")).map(([path]) => path);
    return {
      urn,
      type,
      name,
      op,
      replacingProperties: unique(replacing.length > 0 ? replacing : (keys ?? [])),
      properties: unique(detailed.length > 0 ? detailed.map(([path]) => path) : (diffs ?? [])),
      holdsData: holdsData({ type, inputs: (old ?? present)?.inputs ?? {} }),
      perhaps: false,
    };
  });
  return [...new Map(steps.map((step) => [step.urn, step])).values()].toSorted((a, b) => (a.urn < b.urn ? -1 : 1));
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)].toSorted();
}
