import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Signals that end a program before it has ended by itself, and their numbers. */
const endings = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

let listening = false;

/**
 * Does something when the process ends: by itself, by an error, or by Ctrl-C.
 *
 * @param action what to do; it cannot wait for anything
 */
export function atTheEnd(action: () => void): void {
  process.on("exit", action);
  if (listening) return;
  listening = true;
  for (const [signal, number] of Object.entries(endings)) {
    process.on(signal, () => process.exit(128 + number)); // runs what waits for the exit
  }
}

/**
 * A folder that goes when the process ends.
 *
 * @param name what its name begins with
 * @param parent folder to make it in; default: the machine's folder for temporary files
 * @returns its absolute path
 */
export function temporaryFolder(name: string, parent = tmpdir()): string {
  const folder = mkdtempSync(join(resolve(parent), `${name}-`));
  atTheEnd(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
