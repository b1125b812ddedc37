import { urnParts } from "../recorder/urn.ts";
import type { ApprovedStep } from "../review/stepsFile.ts";

/**
 * What differs between the steps that a person approved and those of now, as sentences; none if they are the same. Steps are the
 * same if resource, operation and replacing inputs are.
 *
 * @param approved what the person saw
 * @param now what the engine would do
 */
export function stepDifferences(approved: readonly ApprovedStep[], now: readonly ApprovedStep[]): string[] {
  const [before, after] = [approved, now].map((steps) => new Map(steps.map((step) => [step.urn, step])));
  const urns = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].toSorted();
  return urns.flatMap((urn) => {
    const [was, is] = [before?.get(urn), after?.get(urn)];
    if (was && is)
      return words(was) === words(is) ? [] : [`${nameOf(urn)}: approved was ${words(was)}, now it is ${words(is)}.`];
    if (is) return [`${nameOf(urn)}: ${words(is)} was not approved.`];
    return was ? [`${nameOf(urn)}: ${words(was)} was approved, and is no longer needed.`] : [];
  });
}

function words({ op, replacingProperties }: ApprovedStep): string {
  return replacingProperties.length === 0 ? op : `${op} because of ${replacingProperties.toSorted().join(", ")}`;
}

/** Logical name and type. */
function nameOf(urn: string): string {
  const { types, name } = urnParts(urn);
  return `${name} (${types.split("$").at(-1) ?? ""})`;
}
