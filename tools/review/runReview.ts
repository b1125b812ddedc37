import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { calendarDay } from "../../config/calendarDay.ts";
import { approvalsOf } from "../approvals/approvalsOf.ts";
import { report } from "../document/report.ts";
import { explainFailure } from "../plan/explainFailure.ts";
import { makePlan, usualSources, type Sources } from "../plan/makePlan.ts";
import { UsageError } from "../plan/planOptions.ts";
import { showProgress } from "../plan/showProgress.ts";
import { writeOut } from "../plan/writeOut.ts";
import type { Terminal } from "../terminal.ts";
import { causePlace } from "./causePlace.ts";
import { engineReport } from "./engineReport.ts";
import { loosenedIn } from "./loosened/loosenedIn.ts";
import { rulesCommit } from "./loosened/rulesCommit.ts";
import { runningUpdate } from "./runningUpdate.ts";
import { plannedFindings } from "./plannedFindings.ts";
import { readInput } from "./readInput.ts";
import { reviewHelp, reviewOptions } from "./reviewOptions.ts";
import { reviewOf } from "./reviewOf.ts";
import { writeReview } from "./writeReview.ts";

/**
 * Runs `npm run review`: writes what a merge request shows about a stack. It prints errors and never throws.
 *
 * @param args of the command line
 * @param terminal for messages
 * @param sources default: this project, another process for what it is compared with, and the clock
 * @returns the exit code
 */
export async function runReview(
  args: readonly string[],
  terminal: Terminal,
  sources: Partial<Sources> = {},
): Promise<number> {
  const say = (text: string) => terminal.stderr.write(`${text}\n`);
  try {
    const options = reviewOptions(args);
    if (options.help) {
      terminal.stdout.write(reviewHelp);
      return 0;
    }
    const used: Sources = { ...usualSources, now: new Date(), ...sources };
    const { stack, commit, lacks, out, against } = options;
    const folder = fileURLToPath(used.project);
    const rulesOf = options.rulesOf === undefined ? undefined : rulesCommit(options.rulesOf, folder);
    const run =
      options.events === undefined
        ? undefined
        : engineReport(readInput("--events", options.events, "Name the file that pulumi preview --json wrote."));
    const running = runningUpdate(
      options.state.map((file) => readInput("--state", file, "Name the file that pulumi stack export wrote.")),
    );
    const made = await makePlan({ stack, sets: {}, against, usage: undefined }, used, () =>
      showProgress(terminal.stderr),
    );
    const { said, recording, before, comparison, exceptions } = made;
    const facts = made.facts();
    const approvals = approvalsOf(stack, said.config);
    const planned = plannedFindings(facts.policies.findings, recording.resources);
    const today = calendarDay(used.now);
    const base = made.against?.kind === "revision" ? made.against.commit : undefined;
    if (base === undefined && rulesOf !== undefined) {
      throw new UsageError(`--rules-of goes with --against REVISION, but --against ${against ?? ""} is a stack file.`);
    }
    const approvalsBefore = before && base !== undefined ? approvalsOf(stack, before.config) : [];
    const guarded =
      base === undefined
        ? { touched: [], strictness: undefined }
        : await loosenedIn({
            ...{ stack, folder, base, rulesOf: rulesOf ?? base, today },
            ...{ pack: used.pack, exceptions, resources: recording.resources, findings: planned },
            approvals: { before: approvalsBefore, after: approvals },
          });
    const review = reviewOf({
      ...{ stack, commit, lacks, time: used.now.toISOString(), running, ...guarded, comparison },
      ...{ run, planned, approvals, approvalsBefore, today },
      sides: { before: before?.recording.resources ?? [], after: recording.resources },
    });
    const { exitCode, reasons } = writeReview(review, out, causePlace(stack, said.config.project, folder, comparison));
    writeOut(join(out, "page.html"), await report("html", facts));
    for (const reason of reasons) say(reason);
    return exitCode;
  } catch (error) {
    return explainFailure("npm run review", error, say);
  }
}
