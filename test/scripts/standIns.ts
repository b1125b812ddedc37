import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("stand-ins", import.meta.url));

/**
 * Puts stand-ins of commands into a folder of the PATH.
 *
 * @param bin the folder
 * @param commands names of commands that stand-ins/stand-in plays
 */
export function linkStandIns(bin: string, commands: readonly string[]): void {
  for (const command of commands) symlinkSync(join(folder, "stand-in"), join(bin, command));
  symlinkSync(folder, join(bin, "parts"));
}
