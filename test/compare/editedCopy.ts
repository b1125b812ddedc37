import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A change of the program: in a file, a text that occurs once becomes another one. */
export interface SourceEdit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Copies the program into a folder of its own.
 *
 * @param files and folders that are needed
 * @param edits of the source
 * @returns the folder; whoever asked for it removes it
 */
export function editedCopy(files: readonly string[], edits: readonly SourceEdit[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "edited-"));
  for (const name of files) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  applyEdits(folder, edits);
  return folder;
}

/**
 * Edits the source of a copy.
 *
 * @param folder of the copy
 * @param edits each of a text that has to be there once
 */
export function applyEdits(folder: string, edits: readonly SourceEdit[]): void {
  for (const { file, from, to } of edits) {
    const text = readFileSync(join(folder, file), "utf8");
    if (text.split(from).length !== 2) throw new Error(`${file} does not have this text once: ${from}`);
    writeFileSync(
      join(folder, file),
      text.replace(from, () => to),
    );
  }
}
