import type { ReviewFinding } from "../reviewFinding.ts";

/** What a pack says about a policy. */
export type PolicyRow = Pick<ReviewFinding, "level" | "severity"> & { readonly name: string };

/** From weak to strong. */
const [levels, severities] = [
  ["advisory", "mandatory"],
  ["low", "medium", "high", "critical"],
] as const;

/**
 * In which ways a pack asks for less than another one: policies that it lacks, and those that are weaker. A policy with
 * another name is a new one.
 *
 * @param other the pack of the other commit
 * @param own the pack that is reviewed
 * @returns sentences, in the order of the other pack
 */
export function packChanges(other: readonly PolicyRow[], own: readonly PolicyRow[]): string[] {
  return other.flatMap(({ name, level, severity }) => {
    const present = own.find((one) => one.name === name);
    if (!present) return [`The policy ${name} (${level}) is missing.`];
    return [
      ...weaker(name, "level", levels, [present.level, level]),
      ...weaker(name, "severity", severities, [present.severity, severity]),
    ];
  });
}

function weaker<Value extends string>(
  name: string,
  what: string,
  order: readonly Value[],
  [own, other]: readonly [Value, Value],
): string[] {
  return order.indexOf(own) < order.indexOf(other)
    ? [`The ${what} of the policy ${name} is ${own} instead of ${other}.`]
    : [];
}
