import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
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
  /** File or stream for standard output; absent: the terminal. */
  readonly into?: string | Writable;
  /** Milliseconds that the command has to say that it got a signal by itself; 2000 if absent. A runner waits 10 s before it kills. */
  readonly patience?: number;
}

/** Characters of output that are kept to explain a failure: the last screens of a run. */
const kept = 64 * 1024;

const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;

/** What Pulumi says after its first signal (pkg/backend/cancellation_scope.go, 3.260). */
const saysItCancels = "received; cancelling";

/**
 * Runs a command and shows what it prints. A signal to this process is passed on to the command and its children, and the command
 * then ends in its own time: Pulumi finishes the calls to AWS that are under way and writes its state. A second signal makes Pulumi
 * end at once. So the command has a process group of its own and gets no signal from the terminal; only the first signal is passed
 * on; and where a runner signals every process, so that Pulumi has already said that it cancels, none is.
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
  { environment = {}, into, patience = 2000 }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(command, args, {
    detached: true,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let cancels = false;
  let recently = "";
  const listen = (text: string) => {
    recently = (recently + text).slice(-(text.length + saysItCancels.length));
    cancels ||= recently.includes(saysItCancels);
  };
  let passing: NodeJS.Timeout | undefined;
  const pass = (signal: NodeJS.Signals) => {
    passing ??= setTimeout(() => {
      const runs = child.exitCode === null && child.signalCode === null;
      if (child.pid !== undefined && runs && !cancels) process.kill(-child.pid, signal);
    }, patience);
  };
  for (const signal of signals) process.on(signal, pass);
  let said = "";
  const keep = (text: string) => (said = (said + text).slice(-kept));
  const file = typeof into === "string" ? createWriteStream(into) : into;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    listen(text);
    if (file) file.write(text);
    else terminal.stdout.write(text);
    if (!file) keep(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    listen(text);
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
    clearTimeout(passing);
    for (const signal of signals) process.off(signal, pass);
  }
}

const signalNumbers: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
