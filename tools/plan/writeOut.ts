import { existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The file of `--out` cannot be written. The message says why and what to do. */
export class OutError extends Error {}

/** Texts for the most frequent reasons. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EISDIR: "it is a folder",
  ENOENT: "the folder does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is not a folder",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
};

/**
 * Writes a file completely or not at all: it writes another file in the same folder and renames it. A special file such
 * as `/dev/stdout` is written directly.
 *
 * @throws OutError if it cannot be written
 */
export function writeOut(file: string, text: string): void {
  const beside = join(dirname(file), `.${basename(file)}.${String(process.pid)}.part`);
  try {
    if (isSpecial(file)) {
      writeFileSync(file, text);
      return;
    }
    try {
      writeFileSync(beside, text, { flag: "wx" });
      renameSync(beside, file);
    } finally {
      rmSync(beside, { force: true });
    }
  } catch (error) {
    const { code = "", message } = error as { readonly code?: string; readonly message: string };
    throw new OutError(`--out ${file} cannot be written: ${reasons[code] ?? message}. Name another file.`);
  }
}

/** Whether a path is a device or a pipe. A folder causes the same error as one that the system refuses. */
function isSpecial(file: string): boolean {
  if (!existsSync(file)) return false;
  const found = statSync(file);
  if (found.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
  return !found.isFile();
}
