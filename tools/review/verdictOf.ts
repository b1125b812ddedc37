import { isFor, losesData } from "../approvals/judgeLosses.ts";
import { approvalWords } from "../document/changes/approvalWords.ts";
import type { Review } from "./reviewModel.ts";
import { stopsDeployment } from "./reviewFinding.ts";

/** Exit codes of `npm run review`. */
export const reviewCodes = { fine: 0, cannotRun: 1, dataAtRisk: 2, mandatoryFinding: 3 } as const;

/** How a review ends, for programs: the content of verdict.json. */
export interface ReviewVerdict {
  readonly format: 1;
  readonly stack: string;
  readonly commit: string;
  readonly time: string;
  readonly source: Review["source"];
  readonly exitCode: (typeof reviewCodes)[keyof typeof reviewCodes];
  /** Why, as sentences; empty: nothing is wrong. */
  readonly reasons: readonly string[];
}

/** Decides how a review ends. Data that is lost has precedence, then mandatory findings, then whatever else fails. */
export function verdictOf(review: Review): ReviewVerdict {
  const { stack, commit, time, source, losses, findings, end, errors } = review;
  const lost = losses.unapproved.filter(({ isRefused }) => !isRefused);
  const idle = losses.approvals.filter((one) => lost.some((loss) => isFor(one, loss)));
  const broken = findings.filter(stopsDeployment);
  const failed = end !== "succeeded" || errors.length > 0;
  return {
    format: 1,
    stack,
    commit,
    time,
    source,
    exitCode: losesData(losses)
      ? reviewCodes.dataAtRisk
      : broken.length > 0
        ? reviewCodes.mandatoryFinding
        : failed
          ? reviewCodes.cannotRun
          : reviewCodes.fine,
    reasons: [
      ...lost.map(({ resource, action }) => `Nothing approves to ${action} ${resource}, which holds or protects data.`),
      ...idle.map(approvalWords),
      ...broken.map(({ policy, resource }) => `${resource} breaks the mandatory policy ${policy}.`),
      ...errors.map((error) => `It fails: ${error.replace(/\.$/, "")}.`),
      ...(end === "cut off" ? ["The preview was cut off, so steps may be missing."] : []),
    ],
  };
}
