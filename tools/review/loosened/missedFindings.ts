import type { ReviewFinding } from "../reviewFinding.ts";

/**
 * What only the pack of the target branch has against the program that is reviewed, as sentences: somebody changed the rule
 * instead of the resource. A finding is the same if policy, resource and message are, and the own pack is as sure that it is broken.
 *
 * @param byTarget findings of the target branch's pack about the program that is reviewed
 * @param byOwn findings of its own pack
 */
export function missedFindings(
  byTarget: readonly Pick<ReviewFinding, "policy" | "resource" | "urn" | "message" | "kind">[],
  byOwn: readonly Pick<ReviewFinding, "policy" | "urn" | "message" | "kind">[],
): string[] {
  const own = new Set(byOwn.filter(isBroken).map(identity));
  return byTarget
    .filter((finding) => isBroken(finding) && !own.has(identity(finding)))
    .map(
      ({ policy, resource, message }) =>
        `Only the pack of the compared commit finds: ${resource} ${message} (${policy}).`,
    );
}

function isBroken({ kind }: Pick<ReviewFinding, "kind">): boolean {
  return kind === "broken";
}

function identity({ policy, urn, message }: Pick<ReviewFinding, "policy" | "urn" | "message">): string {
  return JSON.stringify([policy, urn, message]);
}
