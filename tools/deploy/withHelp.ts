import type { Terminal } from "../terminal.ts";
import { toolHelp } from "./toolHelp.ts";

/** A tool of the pipeline: takes the arguments of the command line, and returns the exit code. */
type Tool = (args: readonly string[], terminal: Terminal) => Promise<number>;

/**
 * Runs a tool, unless somebody asks what it does.
 *
 * @param name of the tool in `npm run`
 * @param run the tool
 * @param args of the command line
 * @param terminal for what it says
 */
export async function withHelp(
  name: keyof typeof toolHelp,
  run: Tool,
  args: readonly string[] = process.argv.slice(2),
  terminal: Terminal = process,
): Promise<number> {
  if (!args.some((arg) => arg === "--help" || arg === "-h")) return run(args, terminal);
  terminal.stdout.write(toolHelp[name]);
  return 0;
}
