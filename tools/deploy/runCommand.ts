import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import type { Terminal } from "../terminal.ts";

/** How a command ended. */
export interface Ran {
  /** Exit code; 128 plus the number of the signal that ended it, as a shell has it. */
  readonly code: number;
  /** The end of what it printed. */
  readonly said: string;
}

/** Where the output of a command goes. */
export interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** File for standard output; absent: the terminal. */
  readonly into?: string;
}

/** Characters of output that are kept to explain a failure: the last screens of a run. */
const kept = 64 * 1024;

const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/**
 * Runs a command and shows what it prints. A signal to this process is passed on once to the command and its children, and the
 * command then ends in its own time: Pulumi finishes the calls to AWS that are under way and writes its state. A second signal
 * makes Pulumi end at once, so the command has a process group of its own and gets no signal from the terminal.
 *
 * @param command program, looked up in PATH
 * @param args its arguments, without secrets
 * @param terminal for its output
 * @param options variables, and where its output goes
 */
export async function runCommand(
  command: string,
  args: readonly string[],
  terminal: Terminal,
  { environment = {}, into }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pass = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  };
  for (const signal of signals) process.on(signal, pass);
  let said = "";
  const keep = (text: string) => (said = (said + text).slice(-kept));
  const file = into === undefined ? undefined : createWriteStream(into);
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (file) file.write(text);
    else terminal.stdout.write(text);
    if (!file) keep(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    terminal.stderr.write(text);
    keep(text);
  });
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status, signal) => {
        resolve(status ?? 128 + (signal === null ? 0 : (signalNumbers[signal] ?? 0)));
      });
    });
    if (file) await new Promise((resolve) => file.end(resolve));
    return { code, said };
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
}

const signalNumbers: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
