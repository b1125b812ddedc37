import type { JudgedLosses } from "../approvals/judgeLosses.ts";
import type { Comparison } from "../compare/comparisonModel.ts";
import type { TouchedPart } from "./loosened/touchedParts.ts";
import type { EngineReport } from "./engineReport.ts";
import type { ReviewFinding } from "./reviewFinding.ts";
import type { ReviewStep } from "./reviewStep.ts";

/** How strict the reviewed commit is, compared with another one. */
interface Strictness {
  /** Commit whose pack and exceptions judged, too, as a full hash. */
  readonly comparedWith: string;
  /** In what the reviewed commit is less strict, as sentences. */
  readonly loosened: readonly string[];
}

/** What a merge request does to a stack, as plain data. Every output of a review is made from it. */
export interface Review {
  readonly stack: string;
  /** Commit that is reviewed; empty: it was not said. */
  readonly commit: string;
  /** The deployed commit, where the reviewed one does not contain it; absent: it does, or nobody knows. */
  readonly lacks?: string | undefined;
  /** When it was made, as an ISO text in UTC. */
  readonly time: string;
  /** Who says what happens: Pulumi's engine, which knows the deployed stack, or the plan, which compares two programs. */
  readonly source: "engine" | "plan";
  readonly steps: readonly ReviewStep[];
  /** Number of resources that do not change; absent: not known. */
  readonly same: number | undefined;
  readonly losses: JudgedLosses;
  readonly findings: readonly ReviewFinding[];
  /** How the engine's preview ended. A plan that cannot be made is no review. */
  readonly end: EngineReport["end"];
  /** Why `pulumi up` or the preview fails. */
  readonly errors: readonly string[];
  /** Signs that an update was running, or was cut off. */
  readonly running: readonly string[];
  /** Guarded parts of the project that change. */
  readonly touched: readonly TouchedPart[];
  /** Absent: there is no commit to compare with. */
  readonly strictness: Strictness | undefined;
  /** Absent: there is nothing to compare with. */
  readonly comparison: Comparison | undefined;
}
