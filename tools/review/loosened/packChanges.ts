import type { ReviewFinding } from "../reviewFinding.ts";

/** What a pack says about a policy. */
export type PolicyRow = Pick<ReviewFinding, "level" | "severity"> & { readonly name: string };

/** From weak to strong. */
const [levels, severities] = [
  ["advisory", "mandatory"],
  ["low", "medium", "high", "critical"],
] as const;

/**
 * In which ways a pack asks for less than another one: policies that are gone, and those that became weaker. A policy with
 * another name is a new one.
 *
 * @param before the pack of the target branch
 * @param after the pack that is reviewed
 * @returns sentences, in the order of the pack before
 */
export function packChanges(before: readonly PolicyRow[], after: readonly PolicyRow[]): string[] {
  return before.flatMap((old) => {
    const present = after.find(({ name }) => name === old.name);
    if (!present) return [`The policy ${old.name} (${old.level}) is gone.`];
    return [
      ...weaker(old.name, "level", levels, [old.level, present.level]),
      ...weaker(old.name, "severity", severities, [old.severity, present.severity]),
    ];
  });
}

function weaker<Value extends string>(
  name: string,
  what: string,
  order: readonly Value[],
  [before, after]: readonly [Value, Value],
): string[] {
  return order.indexOf(after) < order.indexOf(before)
    ? [`The ${what} of the policy ${name} goes from ${before} to ${after}.`]
    : [];
}
