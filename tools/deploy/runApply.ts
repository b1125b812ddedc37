import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Terminal } from "../terminal.ts";
import { deployedCommit } from "./deployedCommit.ts";
import { CommandLineError, deployOptions } from "./deployOptions.ts";
import { DeployError } from "./deployError.ts";
import { enginePreview } from "./enginePreview.ts";
import { refuseAnyAccount } from "./refuseAnyAccount.ts";
import { refusePending } from "./pendingOperations.ts";
import { readSteps } from "./readSteps.ts";
import { headCommit, refuseOlder } from "./refuseOlder.ts";
import { runUpdate } from "./runUpdate.ts";
import { stepDifferences } from "./stepDifferences.ts";
import { wayOn } from "./wayOn.ts";

/** What to do where the steps differ, by when the default branch is deployed (the input `deploys` of ci/stack.yml). */
const again: Readonly<Record<string, (stack: string) => string>> = {
  byHand: (stack) => `Start the preview job of ${stack} again, read it, and approve it anew.`,
  onMerge: () => "Nobody has to approve these steps: start this job again, which makes them anew.",
};

/** Exit codes of `npm run apply`; 2 and 3 are those of `npm run review`. */
const exitCodes = { failed: 1, otherSteps: 4, refused: 5, wrongCommandLine: 64 } as const;

/**
 * Deploys a stack: `npm run apply -- --stack S --approved DIR/steps.json [--deploys byHand|onMerge] [--accept-deployed SHA]`. It
 * previews again, and goes on only with the steps that a person approved or, with `onMerge`, that its own job has made before.
 *
 * @param args of the command line
 * @param terminal for the output of the engine, and for errors
 * @returns 0: deployed; 1: the engine failed; 2: data is at risk and not approved; 3: a mandatory policy; 4: other steps than
 *   those approved; 5: refused, because something newer is deployed or a run was cut off; 64: the command line is wrong
 */
export async function runApply(args: readonly string[], terminal: Terminal): Promise<number> {
  const say = (text: string) => terminal.stderr.write(`${text}\n`);
  const folder = mkdtempSync(join(tmpdir(), "apply-"));
  let stack = "";
  try {
    const flags = ["stack", "approved", "deploys", "accept-deployed"] as const;
    const options = deployOptions(args, flags, ["stack", "approved"]);
    const { approved = "", deploys = "byHand" } = options;
    const startAgain = again[deploys];
    if (!startAgain)
      throw new CommandLineError(`--deploys ${deploys}: allowed are ${Object.keys(again).join(" and ")}.`);
    stack = options.stack ?? "";
    refuseAnyAccount(stack);
    const commit = headCommit();
    const expected = readSteps(approved, stack);
    refuseOlder(commit, deployedCommit(stack), options["accept-deployed"]);
    refusePending(stack, startAgain(stack));
    const previewed = await enginePreview({ stack, commit, out: folder }, terminal);
    if (previewed.code !== 0) {
      if (previewed.wayOn !== undefined) say(previewed.wayOn);
      return previewed.code;
    }
    const differences = stepDifferences(expected, readSteps(join(folder, "steps.json"), stack));
    if (differences.length > 0) {
      say(`Nothing was changed: this would not do what was approved.\n${bulleted(differences)}`);
      say(startAgain(stack));
      return exitCodes.otherSteps;
    }
    const up = await runUpdate("up", stack, terminal, { PULUMI_GIT_HEAD: commit });
    const todo = up.code === 0 ? undefined : wayOn(up.said, stack);
    if (todo !== undefined) say(todo);
    return up.code === 0 ? 0 : exitCodes.failed;
  } catch (error) {
    if (error instanceof DeployError) {
      const todo = wayOn(error.message, stack);
      say(todo === undefined ? error.message : `${error.message}\n${todo}`);
      return error.refused ? exitCodes.refused : exitCodes.failed;
    }
    if (!(error instanceof CommandLineError)) throw error;
    say(error.message);
    return exitCodes.wrongCommandLine;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bulleted(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
