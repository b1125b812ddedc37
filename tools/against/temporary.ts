import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Signals that end a program before it has ended by itself, and their numbers. */
const endings = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

let listening = false;

/**
 * A folder that goes when the process ends: by itself, by an error, or by Ctrl-C.
 *
 * @param name what its name begins with
 * @returns its path
 */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  process.on("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  if (!listening) {
    listening = true;
    for (const [signal, number] of Object.entries(endings)) {
      process.on(signal, () => process.exit(128 + number)); // runs what waits for the exit
    }
  }
  return folder;
}
