import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { isCalendarDay } from "../../config/calendarDay.ts";
import { CommandLineError, deployOptions } from "../deploy/deployOptions.ts";
import { DeployError } from "../deploy/deployError.ts";
import { runUpdate } from "../deploy/runUpdate.ts";
import { wayOn } from "../deploy/wayOn.ts";
import type { Terminal } from "../terminal.ts";
import { isOver, lastDayTag, tryOutPrefix } from "./lastDay.ts";

/**
 * Destroys the try-outs whose last day is over: `npm run sweep -- --secrets URL`. One that cannot be destroyed, or whose day cannot
 * be read, does not keep the others.
 *
 * @param args of the command line
 * @param terminal for what was done
 * @param now the time
 * @returns 0: none is left that is over; 1: one is, or may be; 64: the command line is wrong
 */
export async function runSweep(args: readonly string[], terminal: Terminal, now = new Date()): Promise<number> {
  try {
    const { secrets = "" } = deployOptions(args, ["secrets"], ["secrets"]);
    let code = 0;
    for (const stack of tryOuts()) {
      const { failure, lastDay } = lastDayOf(stack);
      if (failure !== undefined) {
        terminal.stderr.write(`The last day of ${stack} cannot be read, so it stays.\n${failure}\n`);
        code = 1;
      } else if (!isOver(lastDay, now)) terminal.stdout.write(`${stack} stays until ${lastDay ?? ""}.\n`);
      else if (!(await destroyed(stack, secrets, terminal))) code = 1;
    }
    return code;
  } catch (error) {
    if (!(error instanceof DeployError || error instanceof CommandLineError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return error instanceof DeployError ? 1 : 64;
  }
}

function tryOuts(): string[] {
  const { status, stdout, stderr } = pulumi("stack", "ls", "--json");
  if (status !== 0) throw new DeployError(`The stacks cannot be listed.\n${stderr}`);
  const stacks = JSON.parse(stdout) as readonly { readonly name: string }[];
  return stacks.map(({ name }) => name.split("/").at(-1) ?? "").filter((name) => name.startsWith(tryOutPrefix));
}

/**
 * All tags are read, because a tag that is absent and a state that does not answer fail alike where one tag is asked for. Without tags
 * the command prints {}; where the state does not answer it prints null and ends well (Tags in pkg/backend/diy/stack.go of
 * pulumi/pulumi, 3.260.0).
 */
function lastDayOf(stack: string): { readonly failure?: string; readonly lastDay?: string | undefined } {
  const { status, stdout, stderr } = pulumi("stack", "tag", "ls", "--json", "--stack", stack);
  const tags = status === 0 ? (JSON.parse(stdout) as Readonly<Record<string, string>> | null) : null;
  if (tags === null) return { failure: wayOn(stderr, stack) ?? stderr.trim() };
  const lastDay = tags[lastDayTag];
  if (lastDay === undefined || isCalendarDay(lastDay)) return { lastDay };
  return { failure: `${lastDay} is no day: pulumi stack tag set ${lastDayTag} 2026-12-31 --stack ${stack} sets one.` };
}

/** Always with a preview first, which refuses what is protected before anything is gone. */
async function destroyed(stack: string, secrets: string, terminal: Terminal): Promise<boolean> {
  const file = `Pulumi.${stack}.yaml`;
  // No program runs, so no configuration is needed: only the way to the state's own secrets.
  const isOurs = !existsSync(file);
  if (isOurs) writeFileSync(file, `secretsprovider: ${secrets}\n`);
  try {
    const destroy = await runUpdate("destroy", stack, terminal);
    const removed = destroy.code === 0 && pulumi("stack", "rm", stack, "--yes", "--preserve-config").status === 0;
    const todo = removed ? "is destroyed" : (wayOn(destroy.said, stack) ?? "is still there: the lines above say why.");
    (removed ? terminal.stdout : terminal.stderr).write(`${stack}: ${todo}\n`);
    return removed;
  } finally {
    if (isOurs) rmSync(file, { force: true });
  }
}

function pulumi(...args: readonly string[]) {
  return spawnSync("pulumi", [...args, "--non-interactive"], { encoding: "utf8" });
}
