import { judgeLosses } from "../approvals/judgeLosses.ts";
import { lossesOfChanges } from "../approvals/lossesOfChanges.ts";
import type { Approval } from "../../config/approval.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { EngineReport } from "./engineReport.ts";
import { plannedSteps } from "./plannedSteps.ts";
import type { Review } from "./reviewModel.ts";
import type { ReviewFinding } from "./reviewFinding.ts";

/** What a review is made from. */
interface Reviewed extends Pick<
  Review,
  "stack" | "commit" | "lacks" | "time" | "running" | "touched" | "strictness" | "comparison"
> {
  /** Absent: the plan says what happens. */
  readonly run: EngineReport | undefined;
  /** Everything that the program registers on both sides. */
  readonly sides: { readonly before: readonly RecordedResource[]; readonly after: readonly RecordedResource[] };
  /** Findings of the plan. */
  readonly planned: readonly ReviewFinding[];
  readonly approvals: readonly Approval[];
  /** Of the revision that it is compared with. Absent: they are not known. */
  readonly approvalsBefore?: readonly Approval[];
  /** In UTC, as `2026-12-31`. */
  readonly today: string;
}

/** Puts a review together: the engine says what happens if it was asked, otherwise the plan. */
export function reviewOf({ run, sides, planned, approvals, approvalsBefore = [], today, ...about }: Reviewed): Review {
  const { comparison } = about;
  const caused = lossesOfChanges(comparison?.changes ?? []);
  // The engine also shows what an earlier change deletes, until that is deployed.
  const judged = judgeLosses(run ? run.losses : caused, approvals, today, approvalsBefore, caused);
  if (run) {
    const { steps, same, findings, end, errors } = run;
    return {
      ...about,
      source: "engine",
      steps,
      same,
      findings,
      end,
      errors,
      losses: judged,
      running: [...about.running, ...run.running],
    };
  }
  return {
    ...about,
    source: "plan",
    steps: comparison ? plannedSteps(comparison, sides) : [],
    same: comparison?.same,
    findings: planned,
    end: "succeeded",
    errors: comparison?.failures ?? [],
    losses: judged,
  };
}
