import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/**
 * Copies the program into a separate folder, with the packages that are installed here.
 *
 * @param files and folders that are needed
 * @returns the folder; the caller removes it
 */
export function programCopy(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "program-"));
  for (const name of files) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}
