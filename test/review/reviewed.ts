import { readFileSync } from "node:fs";
import { withApprovals } from "../../tools/approvals/withApprovals.ts";
import { withoutExceptions } from "../../tools/policies/judging.ts";
import { policyFacts } from "../../tools/policies/policyFacts.ts";
import { stopsDeployment } from "../../tools/review/reviewFinding.ts";
import { plannedFindings } from "../../tools/review/plannedFindings.ts";
import { compare } from "../../tools/compare/compare.ts";
import { engineReport } from "../../tools/review/engineReport.ts";
import { runningUpdate } from "../../tools/review/runningUpdate.ts";
import type { Review } from "../../tools/review/reviewModel.ts";
import { reviewOf } from "../../tools/review/reviewOf.ts";
import { recordEdited } from "../compare/recordEdited.ts";
import type { Scenario } from "./scenarios.ts";

/** The day of all reviews in tests. */
const time = "2026-11-22T10:15:00.000Z";

/** What a recorded stream says. */
export function recordedRun(stream: string, lines?: number) {
  const text = readFileSync(`test/review/streams/${stream}.jsonl`, "utf8");
  return engineReport(text.split("\n").slice(0, lines).join("\n"));
}

const recorded = new Map<string, ReturnType<typeof recordEdited>>();

/** Records an edit once: another program needs a process of its own. */
function recordOnce({ sets = {}, program }: Pick<Scenario, "sets" | "program">): ReturnType<typeof recordEdited> {
  const key = JSON.stringify([sets, program]);
  const known = recorded.get(key) ?? recordEdited("dev", sets, program);
  recorded.set(key, known);
  return known;
}

/** The review of a scenario. */
export async function reviewed(scenario: Scenario): Promise<Review> {
  const { stream, lines, approvals = [], state } = scenario;
  const before = await recordOnce({});
  const after = await recordOnce(scenario);
  const { resources } = after.recording;
  // A new advisory policy is no reason to change every comment here.
  const found = plannedFindings(policyFacts(resources, withoutExceptions).findings, resources);
  const today = time.slice(0, 10);
  const comparison = withApprovals(
    compare("git revision origin/main (0123456789)", before, after, scenario.program === undefined),
    approvals,
    today,
  );
  const states = state === undefined ? [] : [readFileSync(`test/review/streams/${state}.json`, "utf8")];
  return reviewOf({
    ...{
      stack: "dev",
      commit: "0123456789abcdef0123456789abcdef01234567",
      time,
      touched: [],
      strictness: scenario.strictness,
      comparison,
    },
    ...{
      running: runningUpdate(states),
      planned: found.filter(stopsDeployment),
      approvals,
      today,
    },
    run: stream === undefined ? undefined : recordedRun(stream, lines),
    sides: { before: before.recording.resources, after: after.recording.resources },
  });
}
