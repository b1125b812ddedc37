import { report } from "../document/report.ts";
import { stops } from "../policies/stops.ts";
import type { Terminal } from "../terminal.ts";
import { terminalWidth } from "../terminalWidth.ts";
import { explainFailure } from "./explainFailure.ts";
import { makePlan, usualSources, type Sources } from "./makePlan.ts";
import { help, planOptions } from "./planOptions.ts";
import { showProgress } from "./showProgress.ts";
import { writeOut } from "./writeOut.ts";

const exitCodes = { fine: 0, dataAtRisk: 2, willFail: 3 } as const;

/**
 * Runs `npm run plan` with a command line and returns the exit code. It prints errors and never throws.
 *
 * @param args of the command line
 * @param terminal for the plan and for errors
 * @param sources default: this project, and another process for what the plan is compared with
 */
export async function runPlan(
  args: readonly string[],
  terminal: Terminal,
  sources: Partial<Sources> = {},
): Promise<number> {
  let code: number = exitCodes.fine;
  try {
    const options = planOptions(args);
    if (options.help) {
      terminal.stdout.write(help);
      return code;
    }
    const { comparison, facts } = await makePlan(options, { ...usualSources, now: new Date(), ...sources }, () =>
      showProgress(terminal.stderr),
    );
    if (comparison && comparison.failures.length > 0) code = exitCodes.willFail;
    if (comparison && comparison.risks.length > 0) code = exitCodes.dataAtRisk;
    const look =
      options.out === undefined
        ? { colours: terminal.stdout.isTTY === true, columns: terminalWidth(terminal.stdout) }
        : {};
    const plan = facts();
    if (code === exitCodes.fine && plan.policies.findings.some(stops)) code = exitCodes.willFail;
    const text = await report(options.format, plan, look);
    if (options.out === undefined) terminal.stdout.write(text);
    else writeOut(options.out, text);
    return code;
  } catch (error) {
    const failed = explainFailure("npm run plan", error, (text) => terminal.stderr.write(`${text}\n`));
    return code === exitCodes.dataAtRisk ? code : failed;
  }
}
