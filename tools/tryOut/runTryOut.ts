import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { longestStackName } from "../../config/rules/checkAccount.ts";
import { CommandLineError, deployOptions } from "../deploy/deployOptions.ts";
import { DeployError } from "../deploy/deployError.ts";
import { refuseAnyAccount } from "../deploy/refuseAnyAccount.ts";
import { runCommand, type Ran } from "../deploy/runCommand.ts";
import { runTool } from "../deploy/runTool.ts";
import { runUpdate } from "../deploy/runUpdate.ts";
import { wayOn } from "../deploy/wayOn.ts";
import type { Terminal } from "../terminal.ts";
import { dayIn, lastDayTag, tryOutPrefix } from "./lastDay.ts";
import { tryOutFile } from "./tryOutFile.ts";

const flags = ["name", "days", "set", "like", "secrets", "most-days", "most-dollars"] as const;

type Options = Partial<Record<(typeof flags)[number], string>>;

/**
 * Makes a stack to try something out: `npm run try-out -- --name N --days D --set "KEY=VALUE ..." --like dev --secrets URL
 * --most-days 7 --most-dollars 700`. It is like another stack, protects nothing, and is swept after its last day. Run again with
 * the same name, it changes the same stack.
 *
 * @param args of the command line
 * @param terminal for the output of the engine, and for errors
 * @param now the time
 * @returns 0: it is there; 1: the engine failed; 5: it would cost too much; 64: the command line is wrong
 */
export async function runTryOut(args: readonly string[], terminal: Terminal, now = new Date()): Promise<number> {
  try {
    const options = deployOptions(args, flags, ["name", "days", "like", "secrets", "most-days", "most-dollars"]);
    const stack = stackName(options.name ?? "");
    const lastDay = dayIn(daysOf(options), now);
    const sets = (options.set ?? "").split(/\s+/).filter((one) => one !== "");
    const { like = "", secrets = "" } = options;
    const likeText = readFileSync(`Pulumi.${like}.yaml`, "utf8");
    writeFileSync(`Pulumi.${stack}.yaml`, tryOutFile(likeText, { stack, secrets, lastDay, sets }));
    refuseAnyAccount(stack, like);
    await refusePrice(stack, Number(options["most-dollars"]), terminal);
    const select = ["stack", "select", stack, "--create", "--secrets-provider", secrets, "--non-interactive"];
    must(stack, await runCommand("pulumi", select, terminal));
    // Before anything is made, so that the sweep knows the day even if this run is cut off.
    const tag = ["stack", "tag", "set", lastDayTag, lastDay, "--stack", stack];
    must(stack, await runCommand("pulumi", tag, terminal));
    must(stack, await runUpdate("up", stack, terminal));
    terminal.stdout.write(`${stack} is there until ${lastDay} (UTC). The sweep destroys it afterwards.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof DeployError || error instanceof CommandLineError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    if (error instanceof CommandLineError) return 64;
    return error.refused ? 5 : 1;
  }
}

function stackName(name: string): string {
  const stack = `${tryOutPrefix}${name}`;
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name) && stack.length <= longestStackName) return stack;
  throw new CommandLineError(
    `--name ${name}: allowed are at most ${String(longestStackName - tryOutPrefix.length)} lower-case letters, digits and hyphens. In GitLab it is the variable TRY_NAME.`,
  );
}

function daysOf({ days = "", "most-days": most = "" }: Options): number {
  if (/^[1-9]\d*$/.test(days) && Number(days) <= Number(most)) return Number(days);
  throw new CommandLineError(`--days ${days}: allowed are 1 to ${most}. In GitLab it is the variable TRY_DAYS.`);
}

/** The plan counts the price without an account. */
async function refusePrice(stack: string, most: number, terminal: Terminal): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "try-out-"));
  try {
    const file = join(folder, "plan.json");
    must(stack, await runTool("plan", ["--stack", stack, "--format", "json", "--out", file], terminal));
    const { price } = JSON.parse(readFileSync(file, "utf8")) as { readonly price: { readonly monthlyAtMost: number } };
    if (price.monthlyAtMost <= most) return;
    throw new DeployError(
      `${stack} would cost $${price.monthlyAtMost.toFixed(0)} a month, and a try-out may cost $${String(most)}: take fewer users, or have most_dollars raised in .gitlab-ci.yml.`,
      { refused: true },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function must(stack: string, { code, said }: Ran): void {
  if (code !== 0)
    throw new DeployError(wayOn(said, stack) ?? `${stack} is not complete: the lines above say why. Run it again.`);
}
