import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";

/** Absolute path of a file next to this one. */
const here = (path: string) => new URL(path, import.meta.url).pathname;

/** A program to measure. */
export interface Fresh {
  readonly name: string;
  /** Its file in tools/, and its arguments. */
  readonly args: readonly [file: string, ...string[]];
  /** Whether Node caches compiled code between runs, as it does for users. Goals are checked without this cache. */
  readonly cache?: true;
}

/** What a process took. */
export interface Sample {
  readonly seconds: number;
  /** Peak of its memory, without that of its child processes. */
  readonly megabytes: number;
}

/**
 * Runs a program in a process of its own.
 *
 * @param program what to run
 * @throws Error if it fails
 */
export async function fresh({ name, args: [file, ...rest], cache }: Fresh): Promise<Sample> {
  const started = performance.now();
  const running = spawn(process.execPath, ["--require", here("peak.cjs"), here(`../${file}`), ...rest], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    env: { ...process.env, ...(cache ? {} : { NODE_DISABLE_COMPILE_CACHE: "1" }) },
  });
  const peak = text(running.stdio[3] as Readable);
  const status = await new Promise((resolve, reject) => running.once("error", reject).once("close", resolve));
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${String(status)}.`);
  return { seconds, megabytes: Number(await peak) / 1024 };
}
