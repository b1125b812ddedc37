import { Writable } from "node:stream";
import { parseEventLine } from "../review/parseEventLine.ts";
import type { Terminal } from "../terminal.ts";
import { progressLine } from "./progressLine.ts";
import type { Ran } from "./runCommand.ts";
import { runTool } from "./runTool.ts";

/** Characters of the engine's messages that are kept to explain a failure. */
const kept = 64 * 1024;

/**
 * Changes a stack on the engine, with the pack and a preview first, and shows what it does while it does so. The engine's own
 * console would show what providers say about a resource, which may hold a secret. So its events are read instead.
 *
 * @param command what to do
 * @param stack name of the stack
 * @param terminal for the progress, and for what Pulumi's CLI itself says
 * @param environment variables of Pulumi
 * @returns exit code, and every message in full, to find out what to do about it. Not for a log
 */
export async function runUpdate(
  command: "up" | "destroy",
  stack: string,
  terminal: Terminal,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  let [rest, full] = ["", ""];
  const show = (line: string) => {
    const event = parseEventLine(line);
    const text = event && progressLine(event);
    if (event?.diagnosticEvent) full = (full + event.diagnosticEvent.message).slice(-kept);
    if (text !== undefined && text !== "") terminal.stdout.write(`${text}\n`);
  };
  const into = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) show(line);
      done();
    },
  });
  const { code, said } = await runTool(
    "pulumi",
    [command, "--stack", stack, "--yes", "--non-interactive", "--json"],
    terminal,
    { into, environment: { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true", ...environment } },
  );
  return { code, said: `${said}\n${full}` };
}
