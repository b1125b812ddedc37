import "./recorder/compileCache.ts"; // before what it is for
import * as pulumi from "@pulumi/pulumi";
import { against } from "./against/against.ts";
import { AgainstError } from "./against/againstError.ts";
import { recordAgainst } from "./against/recordAgainst.ts";
import { compare } from "./compare/compare.ts";
import { settingValues } from "./compare/settingValues.ts";
import { NoResourcesError } from "./plan/noResourcesError.ts";
import { help, planOptions, UsageError } from "./plan/planOptions.ts";
import { planFacts } from "./plan/planFacts.ts";
import { showProgress } from "./plan/showProgress.ts";
import { readStack, StackFileError } from "./plan/readStack.ts";
import { report } from "./document/report.ts";
import { settingRows } from "./plan/settingRows.ts";
import { OutError, writeOut } from "./plan/writeOut.ts";
import { record } from "./recorder.ts";
import { freshProgram } from "./recorder/freshProgram.ts";

const exitCodes = {
  wrongStackFile: 1,
  dataAtRisk: 2,
  willFail: 3,
  wrongCommandLine: 64,
  ownMistake: 70,
  cannotWrite: 73,
} as const;

/** Paths are taken from the project's folder, wherever the program is started. */
const project = new URL("..", import.meta.url);

async function main(): Promise<void> {
  const options = planOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const { stack } = options;
  const said = readStack(options, project);
  const { config } = said;
  const other = options.against === undefined ? undefined : against(options.against, project);
  const shown = showProgress(process.stderr);
  const [recording, base] = await Promise.all([
    record(() => freshProgram(new URL("index.ts", project)), { ...config, stack, computed: "references" }),
    other && recordAgainst(other, stack, project, shown.say),
  ]).finally(shown.end);
  const comparison =
    base &&
    compare(
      base.label,
      { recording: base.recording, settings: settingValues(base.config) },
      { recording: plain(recording), settings: settingValues(config) },
    );
  if (comparison && comparison.failures.length > 0) process.exitCode = exitCodes.willFail;
  if (comparison && comparison.risks.length > 0) process.exitCode = exitCodes.dataAtRisk;
  const toTerminal = options.out === undefined && process.stdout.isTTY;
  const text = await report(
    options.format,
    planFacts(stack, recording, { settings: settingRows(said), comparison }),
    toTerminal,
  );
  if (options.out === undefined) process.stdout.write(text);
  else writeOut(options.out, text);
}

/** As another process hands it over. */
function plain<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data)) as Data;
}

function fail(error: unknown): void {
  const code = explain(error);
  if (process.exitCode !== exitCodes.dataAtRisk) process.exitCode = code;
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nnpm run plan -- --help lists what is allowed.`);
    return exitCodes.wrongCommandLine;
  }
  if (error instanceof OutError) {
    console.error(error.message);
    return exitCodes.cannotWrite;
  }
  const expected = [StackFileError, AgainstError, NoResourcesError].some((kind) => error instanceof kind);
  if (error instanceof Error && (expected || pulumi.RunError.isInstance(error))) {
    console.error(error.message);
    return exitCodes.wrongStackFile;
  }
  console.error("This is a mistake of the plan itself, not of your stack file. Please report it with what follows:");
  console.error(error);
  return exitCodes.ownMistake;
}

await main().catch(fail);
