import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Terminal } from "../terminal.ts";
import { engineMessages } from "./engineMessages.ts";
import { runCommand } from "./runCommand.ts";
import { runTool } from "./runTool.ts";
import { wayOn } from "./wayOn.ts";

/** How a preview and its review ended. */
export interface Previewed {
  /** Exit code of `npm run review`, or 1 where the engine could not run: 0 fine, 1 failed, 2 data at risk, 3 a policy. */
  readonly code: number;
  /** What to do about a failure, where it is known. */
  readonly wayOn: string | undefined;
}

/** What to preview. */
export interface PreviewArgs {
  readonly stack: string;
  readonly commit: string;
  /** Revision to compare price and settings with; absent: none. */
  readonly against?: string | undefined;
  /** The deployed commit, where the previewed one does not contain it; absent: it does. */
  readonly lacks?: string | undefined;
  /** Revision whose rules judge, too; absent: those of `against`. */
  readonly rulesOf?: string | undefined;
  /** Folder for what the review writes. */
  readonly out: string;
}

/**
 * Previews a stack on the engine with the pack, and has the result reviewed. The events hold values of inputs, and the state is
 * the whole environment, so they stay in a folder of their own and are deleted afterwards.
 *
 * @param args what to preview
 * @param terminal for messages
 */
export async function enginePreview(
  { stack, commit, against, rulesOf, lacks, out }: PreviewArgs,
  terminal: Terminal,
): Promise<Previewed> {
  const folder = mkdtempSync(join(tmpdir(), "preview-"));
  const [events, before, after] = ["events.jsonl", "before.json", "after.json"].map((name) => join(folder, name));
  const exportTo = (into = "") =>
    runCommand("pulumi", ["stack", "export", "--stack", stack, "--non-interactive"], terminal, { into });
  mkdirSync(out, { recursive: true });
  try {
    const first = await exportTo(before);
    if (first.code !== 0) return { code: 1, wayOn: wayOn(first.said, stack) };
    const preview = await runTool("pulumi", ["preview", "--stack", stack, "--json", "--non-interactive"], terminal, {
      environment: { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true", PULUMI_GIT_HEAD: commit },
      into: events ?? "",
    });
    const messages = engineMessages(readFileSync(events ?? "", "utf8"));
    for (const message of messages.shown) terminal.stderr.write(`${message}\n`);
    // Only the state shows whether an update ran meanwhile: a preview takes no lock.
    await exportTo(after);
    const options = { stack, commit, out, events, state: before, against, "rules-of": rulesOf, lacks };
    const args = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
    const review = await runTool("review", [...args, "--state", after ?? ""], terminal);
    const code = review.code === 0 ? preview.code : review.code;
    return { code, wayOn: code === 0 ? undefined : wayOn(preview.said + messages.full, stack) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
