import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { calendarDay } from "../../config/calendarDay.ts";
import { approvalsOf } from "../approvals/approvalsOf.ts";
import { report } from "../document/report.ts";
import { explainFailure } from "../plan/explainFailure.ts";
import { makePlan, usualSources, type Sources } from "../plan/makePlan.ts";
import { showProgress } from "../plan/showProgress.ts";
import { writeOut } from "../plan/writeOut.ts";
import type { Terminal } from "../terminal.ts";
import { causePlace } from "./causePlace.ts";
import { engineReport } from "./engineReport.ts";
import { pendingOperations } from "./pendingOperations.ts";
import { reviewHelp, reviewOptions } from "./reviewOptions.ts";
import { reviewOf } from "./reviewOf.ts";
import { writeReview } from "./writeReview.ts";

/**
 * Runs `npm run review`: writes what a merge request shows about a stack. It prints errors and never throws.
 *
 * @param args of the command line
 * @param terminal for messages
 * @param sources default: this project, another process for the target branch, and the clock
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
    const { stack, commit, out, against } = options;
    const run = options.events === undefined ? undefined : engineReport(readFileSync(options.events, "utf8"));
    const running = pendingOperations(options.state.map((file) => readFileSync(file, "utf8")));
    const made = await makePlan({ stack, sets: {}, against, usage: undefined }, used, () =>
      showProgress(terminal.stderr),
    );
    const { said, recording, before, comparison } = made;
    const facts = made.facts();
    const review = reviewOf({
      ...{ stack, commit, time: used.now.toISOString(), running, touched: [], loosened: [], comparison },
      run,
      sides: { before: before?.recording.resources ?? [], after: recording.resources },
      planned: [],
      approvals: approvalsOf(stack, said.config),
      today: calendarDay(used.now),
    });
    const folder = fileURLToPath(used.project);
    const { exitCode, reasons } = writeReview(review, out, causePlace(stack, said.config.project, folder, comparison));
    writeOut(join(out, "page.html"), await report("html", facts));
    for (const reason of reasons) say(reason);
    return exitCode;
  } catch (error) {
    return explainFailure("npm run review", error, say);
  }
}
