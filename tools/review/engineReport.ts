import type { DataLoss } from "../approvals/dataLoss.ts";
import { engineFindings } from "./engineFindings.ts";
import { engineLosses } from "./engineLosses.ts";
import { engineSteps } from "./engineSteps.ts";
import { engineTroubles, type EngineTroubles } from "./engineTroubles.ts";
import { readEventStream } from "./readEventStream.ts";
import type { ReviewFinding } from "./reviewFinding.ts";
import type { ReviewStep } from "./reviewStep.ts";

/** What a preview or an update of the engine says. */
export interface EngineReport extends EngineTroubles {
  readonly steps: readonly ReviewStep[];
  /** Number of resources that do not change; absent: the run did not get that far. */
  readonly same: number | undefined;
  readonly losses: readonly DataLoss[];
  readonly findings: readonly ReviewFinding[];
  /** `cut off`: the stream has no end, so the steps may not be all. */
  readonly end: "succeeded" | "failed" | "cut off";
}

/**
 * Reads what the engine wrote with `--json` and PULUMI_ENABLE_STREAMING_JSON_PREVIEW.
 *
 * @param text the stream
 */
export function engineReport(text: string): EngineReport {
  const events = readEventStream(text);
  const summary = events.findLast(({ summaryEvent }) => summaryEvent)?.summaryEvent;
  const troubles = engineTroubles(events);
  const findings = engineFindings(events);
  const failed =
    summary?.result === "failed" ||
    events.some(({ diagnosticEvent }) => diagnosticEvent?.severity === "error") ||
    findings.some(({ level }) => level === "mandatory");
  return {
    ...troubles,
    steps: engineSteps(events),
    same: summary?.resourceChanges?.same,
    losses: engineLosses(events),
    findings,
    end: summary === undefined ? "cut off" : failed ? "failed" : "succeeded",
  };
}
