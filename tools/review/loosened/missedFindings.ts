import type { ReviewFinding } from "../reviewFinding.ts";

/**
 * What only the pack of another commit has against the program that is reviewed, as sentences: the rule is another one there, so
 * somebody changed it instead of the resource, or the other commit made it stricter. A finding is the same if policy, resource and
 * message are, and the own pack is as sure that it is broken.
 *
 * @param byOther findings of the other pack about the program that is reviewed
 * @param byOwn findings of its own pack
 */
export function missedFindings(
  byOther: readonly Pick<ReviewFinding, "policy" | "resource" | "urn" | "message" | "kind">[],
  byOwn: readonly Pick<ReviewFinding, "policy" | "urn" | "message" | "kind">[],
): string[] {
  const own = new Set(byOwn.filter(isBroken).map(identity));
  return byOther
    .filter((finding) => isBroken(finding) && !own.has(identity(finding)))
    .map(({ policy, resource, message }) => `Only its pack finds: ${resource} ${message} (${policy}).`);
}

function isBroken({ kind }: Pick<ReviewFinding, "kind">): boolean {
  return kind === "broken";
}

function identity({ policy, urn, message }: Pick<ReviewFinding, "policy" | "urn" | "message">): string {
  return JSON.stringify([policy, urn, message]);
}
