import type { Approval } from "../../config/approval.ts";
import type { Comparison } from "../compare/comparisonModel.ts";
import { judgeLosses } from "./judgeLosses.ts";
import { lossesOfChanges } from "./lossesOfChanges.ts";

/**
 * Applies the approvals of a stack file to a comparison: what is approved is no risk any more, and each approval says what it
 * does.
 *
 * @param comparison without approvals
 * @param approvals of the side after
 * @param today in UTC, as `2026-12-31`
 * @param before approvals of the side before, if it is an earlier revision
 */
export function withApprovals(
  comparison: Comparison,
  approvals: readonly Approval[],
  today: string,
  before: readonly Approval[] = [],
): Comparison {
  const judged = judgeLosses(lossesOfChanges(comparison.changes), approvals, today, before);
  const accepted = judged.approved.flatMap(({ loss }) =>
    comparison.changes
      .filter(({ name, type }) => name === loss.resource && type === loss.type)
      .flatMap(({ name, risks }) => risks.map((text) => `${name}: ${text}`)),
  );
  const risks = accepted.reduce((left, text) => left.toSpliced(left.indexOf(text), 1), [...comparison.risks]);
  return { ...comparison, risks, approvals: judged.approvals };
}
