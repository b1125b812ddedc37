import { join } from "node:path";
import type { Terminal } from "../terminal.ts";
import { runCommand, type Ran, type RunOptions } from "./runCommand.ts";

/**
 * Runs another program of `tools/` in a process of its own. Not by npm: that takes half a second, and is one more process between
 * a signal and Pulumi.
 *
 * @param tool name of its file
 * @param args of its command line, without secrets
 * @param terminal for its output
 * @param options variables, and where its output goes
 */
export function runTool(
  tool: "note" | "plan" | "pulumi" | "review",
  args: readonly string[],
  terminal: Terminal,
  options: RunOptions = {},
): Promise<Ran> {
  return runCommand("node", [join(import.meta.dirname, "..", `${tool}.ts`), ...args], terminal, options);
}
