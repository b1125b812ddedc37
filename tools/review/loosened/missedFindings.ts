import type { ReviewFinding } from "../reviewFinding.ts";

/**
 * What only the pack of the target branch has against the program that is reviewed, as sentences: somebody changed the rule
 * instead of the resource. A finding is the same if policy and resource are.
 *
 * @param byTarget findings of the target branch's pack about the program that is reviewed
 * @param byOwn findings of its own pack
 */
export function missedFindings(
  byTarget: readonly Pick<ReviewFinding, "policy" | "resource" | "urn" | "message" | "kind">[],
  byOwn: readonly Pick<ReviewFinding, "policy" | "urn">[],
): string[] {
  const own = new Set(byOwn.map(({ policy, urn }) => `${policy} ${urn}`));
  return byTarget
    .filter(({ kind, policy, urn }) => kind === "broken" && !own.has(`${policy} ${urn}`))
    .map(
      ({ policy, resource, message }) =>
        `Only the pack of the target branch finds: ${resource} ${message} (${policy}).`,
    );
}
