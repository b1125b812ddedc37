import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Signals that end a program, and their numbers. */
const endings = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

let listening = false;

/** Runs an action when the process ends: normally, by an error or by Ctrl-C. The action must be synchronous. */
export function atTheEnd(action: () => void): void {
  process.on("exit", action);
  if (listening) return;
  listening = true;
  for (const [signal, number] of Object.entries(endings)) {
    process.on(signal, () => process.exit(128 + number)); // so that the exit listeners run
  }
}

/** Makes a folder that is deleted when the process ends, and returns its absolute path. Its name begins with `name`. */
export function temporaryFolder(name: string, parent = tmpdir()): string {
  const folder = mkdtempSync(join(resolve(parent), `${name}-`));
  atTheEnd(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
