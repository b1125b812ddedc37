import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Terminal } from "../terminal.ts";
import { runCommand } from "./runCommand.ts";
import { wayOn } from "./wayOn.ts";

/** How a preview and its review ended. */
export interface Previewed {
  /** Exit code of `npm run review`, or 1 where the engine could not run: 0 fine, 1 failed, 2 data at risk, 3 a policy. */
  readonly code: number;
  /** What to do about a failure, where it is known. */
  readonly wayOn: string | undefined;
}

/**
 * Previews a stack on the engine with the pack, and has the result reviewed. The events hold values of inputs, so they stay in
 * a folder of their own and are deleted afterwards.
 *
 * @param stack name of the stack
 * @param commit that is previewed
 * @param out folder for what the review writes
 * @param terminal for messages
 */
export async function enginePreview(
  stack: string,
  commit: string,
  out: string,
  terminal: Terminal,
): Promise<Previewed> {
  const folder = mkdtempSync(join(tmpdir(), "preview-"));
  const events = join(folder, "events.jsonl");
  mkdirSync(out, { recursive: true });
  try {
    const preview = await runCommand(
      "npm",
      ["run", "--silent", "preview", "--", "--stack", stack, "--json", "--non-interactive"],
      terminal,
      { environment: { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true", PULUMI_GIT_HEAD: commit }, into: events },
    );
    const review = await runCommand(
      "npm",
      ["run", "--silent", "review", "--", "--stack", stack, "--events", events, "--out", out, "--commit", commit],
      terminal,
    );
    const code = review.code === 0 ? preview.code : review.code;
    return { code, wayOn: code === 0 ? undefined : wayOn(preview.said + review.said, stack) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
