import { join } from "node:path";
import type { Terminal } from "../terminal.ts";
import { CommandLineError, deployOptions } from "./deployOptions.ts";
import { DeployError } from "./deployError.ts";
import { enginePreview } from "./enginePreview.ts";
import { refuseAnyAccount } from "./refuseAnyAccount.ts";
import { headCommit } from "./refuseOlder.ts";
import { runCommand } from "./runCommand.ts";

/**
 * Shows what a commit would change: `npm run propose -- --stack S --out DIR [--against REVISION]`. It previews on the engine with the pack and has the
 * result reviewed. In a merge request with GITLAB_BOT_TOKEN it also writes the comment, even of a preview that failed.
 *
 * @param args of the command line
 * @param terminal for messages
 * @returns what `npm run review` says: 0 fine, 1 failed, 2 data at risk, 3 a mandatory policy; 64: the command line is wrong
 */
export async function runPropose(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { stack = "", out = "", against } = deployOptions(args, ["stack", "out", "against"], ["stack", "out"]);
    refuseAnyAccount(stack);
    const compared = against === "" ? undefined : against;
    const { code, wayOn } = await enginePreview({ stack, commit: headCommit(), against: compared, out }, terminal);
    if (wayOn !== undefined) terminal.stderr.write(`${wayOn}\n`);
    const noted = writesNotes() ? await note(stack, out, terminal) : 0;
    return code === 0 ? noted : code;
  } catch (error) {
    if (!(error instanceof DeployError || error instanceof CommandLineError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return error instanceof DeployError ? 1 : 64;
  }
}

function writesNotes(): boolean {
  const { GITLAB_BOT_TOKEN = "", CI_MERGE_REQUEST_IID = "" } = process.env;
  return GITLAB_BOT_TOKEN !== "" && CI_MERGE_REQUEST_IID !== "";
}

async function note(stack: string, out: string, terminal: Terminal): Promise<number> {
  const args = ["run", "--silent", "note", "--", "--stack", stack, "--file", join(out, "comment.md")];
  return (await runCommand("npm", args, terminal)).code;
}
