import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { noteMarker } from "../review/noteMarker.ts";
import type { Terminal } from "../terminal.ts";
import { failedComment } from "./failedComment.ts";
import { NoteError } from "./noteError.ts";
import { noteTarget } from "./noteTarget.ts";
import { upsertNote } from "./upsertNote.ts";

/** What was done, for the log of the job. */
const words = {
  created: "The comment is written.",
  updated: "The comment is brought up to date.",
  same: "The comment already says this.",
  outdated:
    "The merge request has a newer commit, so nothing is written: the pipeline of that commit writes the comment.",
} as const;

const usage = "npm run note -- --stack NAME --file FILE, with the comment.md that npm run review wrote.";

/**
 * Runs `npm run note`: writes or updates the comment of a stack in a merge request. Where the review
 * failed and wrote none, the comment says so: that of an earlier commit must not stand. A comment that cannot be written is a warning
 * only: everything in it is in the artifacts as well.
 *
 * @param args of the command line
 * @param terminal for messages
 * @param environment variables of the job
 * @returns 0, also without a comment; 64 if the command line is wrong
 */
export async function runNote(
  args: readonly string[],
  terminal: Terminal,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const say = (text: string) => terminal.stderr.write(`${text}\n`);
  const asked = options(args);
  if (!asked) {
    say(`The command line is wrong. ${usage}`);
    return 64;
  }
  const target = noteTarget(environment);
  if ("missing" in target) {
    say(
      `No comment is written: ${target.missing.join(", ")} not set. docs/merge-requests.md says how to get a comment.`,
    );
    return 0;
  }
  const isMade = existsSync(asked.file);
  if (!isMade) say(`There is no ${asked.file}, because the review before this failed: the comment says that.`);
  const body = isMade ? readFileSync(asked.file, "utf8") : failedComment(asked.stack, target.commit, environment);
  const write = async () => upsertNote(target, noteMarker(asked.stack), body);
  try {
    const done = await write().catch((error: unknown) => {
      if (error instanceof NoteError && error.isPassing) return write(); // from the start: the first one may have arrived
      throw error;
    });
    say(words[done]);
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    say(
      `Warning: no comment is written: ${error.message}. The artifacts of this pipeline have everything that it would say.`,
    );
  }
  return 0;
}

function options(args: readonly string[]): { readonly stack: string; readonly file: string } | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { stack: { type: "string" }, file: { type: "string" } } });
    const { stack, file } = values;
    return stack === undefined || file === undefined ? undefined : { stack, file };
  } catch {
    return undefined;
  }
}
