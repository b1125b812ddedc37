import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { against } from "../against/against.ts";
import { AgainstError } from "../against/againstError.ts";
import { recordAgainst } from "../against/recordAgainst.ts";
import { compare } from "../compare/compare.ts";
import { settingValues } from "../compare/settingValues.ts";
import { report } from "../document/report.ts";
import { record } from "../recorder.ts";
import { freshProgram } from "../recorder/freshProgram.ts";
import type { Terminal } from "../terminal.ts";
import { readUsage, UsageFileError } from "../usage/readUsage.ts";
import { terminalWidth } from "../terminalWidth.ts";
import { NoResourcesError } from "./noResourcesError.ts";
import { planFacts } from "./planFacts.ts";
import { help, planOptions, UsageError } from "./planOptions.ts";
import { readStack, StackFileError } from "./readStack.ts";
import { settingRows } from "./settingRows.ts";
import { showProgress } from "./showProgress.ts";
import { unsaidValues } from "./unsaidValues.ts";
import { OutError, writeOut } from "./writeOut.ts";

const exitCodes = {
  fine: 0,
  wrongStackFile: 1,
  dataAtRisk: 2,
  willFail: 3,
  wrongCommandLine: 64,
  ownMistake: 70,
  cannotWrite: 73,
} as const;

type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a plan is made from. */
interface Sources {
  /** The project's folder, as a URL that ends in a slash. Files are found from there, whatever the working directory is. */
  readonly project: URL;
  /** Records what the plan is compared with. */
  readonly recordAgainst: typeof recordAgainst;
}

const usual: Sources = { project: new URL("../..", import.meta.url), recordAgainst };

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
  let code: ExitCode = exitCodes.fine;
  try {
    const options = planOptions(args);
    if (options.help) {
      terminal.stdout.write(help);
      return code;
    }
    const { stack } = options;
    const { project, recordAgainst: recordOther } = { ...usual, ...sources };
    const said = readStack(options, project);
    const { config } = said;
    const usage = options.usage === undefined ? undefined : { file: options.usage, said: readUsage(options.usage) };
    const other = options.against === undefined ? undefined : against(options.against, project);
    const shown = showProgress(terminal.stderr);
    const [recording, base] = await Promise.all([
      record(() => freshProgram(new URL("index.ts", project)), { ...config, stack, computed: "references" }),
      other && recordOther(other, stack, project, shown.say),
    ]).finally(shown.end);
    // Another revision may have other defaults.
    const sideOf = (one: typeof config) => ({
      settings: settingValues(one),
      ...(other?.kind === "stackFile" ? { unsaid: unsaidValues(stack, one) } : {}),
    });
    const comparison =
      base &&
      compare(
        base.label,
        { recording: base.recording, ...sideOf(base.config) },
        { recording: plain(recording), ...sideOf(config) },
        other?.kind === "stackFile",
      );
    if (comparison && comparison.failures.length > 0) code = exitCodes.willFail;
    if (comparison && comparison.risks.length > 0) code = exitCodes.dataAtRisk;
    const facts = planFacts(stack, recording, { settings: settingRows(said), comparison, usage });
    const look =
      options.out === undefined
        ? { colours: terminal.stdout.isTTY === true, columns: terminalWidth(terminal.stdout) }
        : {};
    const text = await report(options.format, facts, look);
    if (options.out === undefined) terminal.stdout.write(text);
    else writeOut(options.out, text);
    return code;
  } catch (error) {
    const failed = explain(error, (text) => terminal.stderr.write(`${text}\n`));
    return code === exitCodes.dataAtRisk ? code : failed;
  }
}

/** Makes data equal to data that came from another process. */
function plain<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}

function explain(error: unknown, say: (text: string) => void): ExitCode {
  if (error instanceof UsageError) {
    say(`${error.message}\nnpm run plan -- --help lists what is allowed.`);
    return exitCodes.wrongCommandLine;
  }
  if (error instanceof OutError) {
    say(error.message);
    return exitCodes.cannotWrite;
  }
  const expected = [StackFileError, UsageFileError, AgainstError, NoResourcesError].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof Error && (expected || pulumi.RunError.isInstance(error))) {
    say(error.message);
    return exitCodes.wrongStackFile;
  }
  say("This is a bug in npm run plan, not in your stack file. Please report it with the following details:");
  say(inspect(error));
  return exitCodes.ownMistake;
}
