import type { Terminal } from "../../tools/terminal.ts";

/** How a command ended, and what it wrote. */
export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command of tools/ in this process. What is not a function of the command, its process shows.
 *
 * @param command writes to a terminal and returns its exit code
 */
export async function outcome(command: (terminal: Terminal) => Promise<number>): Promise<Outcome> {
  const said = { stdout: "", stderr: "" };
  const output = (stream: keyof typeof said) => ({ write: (text: string) => (said[stream] += text) });
  const status = await command({ stdout: output("stdout"), stderr: output("stderr") });
  return { status, ...said };
}
