import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Terminal } from "../terminal.ts";
import { deployedCommit } from "./deployedCommit.ts";
import { CommandLineError, deployOptions } from "./deployOptions.ts";
import { DeployError } from "./deployError.ts";
import { enginePreview } from "./enginePreview.ts";
import { refuseAnyAccount } from "./refuseAnyAccount.ts";
import { contains, headCommit } from "./refuseOlder.ts";
import { runTool } from "./runTool.ts";
import { wayOn } from "./wayOn.ts";

/** What is proposed. */
interface Proposed {
  readonly stack: string;
  readonly out: string;
  /** Revision to compare with, in a merge request; absent: none. */
  readonly against: string | undefined;
  /** Revision whose rules judge, too; absent: those of `against`. */
  readonly rulesOf: string | undefined;
}

/**
 * Shows what a commit would change: `npm run propose -- --stack S --out DIR [--against REVISION [--rules-of REVISION]]`. It previews
 * on the engine with the pack and has the result reviewed. In a merge request with GITLAB_BOT_TOKEN it also writes the comment, even
 * of a preview that failed.
 *
 * @param args of the command line
 * @param terminal for messages
 * @returns what `npm run review` says: 0 fine, 1 failed, 2 data at risk, 3 a mandatory policy; 64: the command line is wrong
 */
export async function runPropose(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const options = deployOptions(args, ["stack", "out", "against", "rules-of"], ["stack", "out"]);
    const { stack = "", out = "" } = options;
    rmSync(out, { recursive: true, force: true }); // nobody may take what an earlier run left for the outcome of this one
    // The pipeline gives empty ones where there is nothing to compare with.
    const [against, rulesOf] = [options.against, options["rules-of"]].map((one) => (one === "" ? undefined : one));
    const code = await propose({ stack, out, against, rulesOf }, terminal);
    const noted = writesNotes() ? await note(stack, out, terminal) : 0;
    return code === 0 ? noted : code;
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return 64;
  }
}

async function propose({ stack, out, against, rulesOf }: Proposed, terminal: Terminal): Promise<number> {
  const say = (text: string | undefined) => text !== undefined && terminal.stderr.write(`${text}\n`);
  try {
    refuseAnyAccount(stack);
    const commit = headCommit();
    const lacks = against === undefined ? undefined : lackedBy(commit, deployedCommit(stack));
    if (lacks !== undefined) say(behind(lacks));
    const previewed = await enginePreview({ stack, commit, against, rulesOf, lacks, out }, terminal);
    say(previewed.wayOn);
    return previewed.code;
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    say(error.message);
    say(wayOn(error.message, stack));
    return 1;
  }
}

/** The deployed commit, unless it is part of the proposed one. */
function lackedBy(commit: string, deployed: string | undefined): string | undefined {
  return deployed === undefined || contains(commit, deployed) ? undefined : deployed;
}

function behind(deployed: string): string {
  return `This branch lacks ${deployed}, which is deployed: rebase it on the target branch. Until then, the steps undo what it lacks.`;
}

function writesNotes(): boolean {
  const { GITLAB_BOT_TOKEN = "", CI_MERGE_REQUEST_IID = "" } = process.env;
  return GITLAB_BOT_TOKEN !== "" && CI_MERGE_REQUEST_IID !== "";
}

async function note(stack: string, out: string, terminal: Terminal): Promise<number> {
  return (await runTool("note", ["--stack", stack, "--file", join(out, "comment.md")], terminal)).code;
}
