import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A file that `--out` names cannot be written. The message says why, and what to do. */
export class OutError extends Error {}

/** What the commonest reasons mean. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "you may not write there",
  EISDIR: "it is a folder",
  ENOENT: "there is no such folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is no folder",
  EPERM: "you may not write there",
  EROFS: "nothing can be written to that disk",
};

/**
 * Writes a file whole or not at all: beside its place, and then moved there. What is no ordinary file, such as
 * `/dev/stdout`, is written to as it is.
 *
 * @param file path
 * @param text what to write
 * @throws OutError if it cannot be written
 */
export function writeOut(file: string, text: string): void {
  explained(file, () => {
    if (isSpecial(file)) {
      writeFileSync(file, text);
      return;
    }
    const beside = besides(file);
    try {
      const open = openSync(beside, "wx");
      try {
        for (let bytes = Buffer.from(text); bytes.length > 0;) bytes = bytes.subarray(writeSync(open, bytes));
      } finally {
        closeSync(open);
      }
      renameSync(beside, file);
    } finally {
      rmSync(beside, { force: true });
    }
  });
}

/** A device or a pipe. A folder is one that cannot be written. */
function isSpecial(file: string): boolean {
  if (!existsSync(file)) return false;
  const found = statSync(file);
  if (found.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
  return !found.isFile();
}

function besides(file: string): string {
  return join(dirname(file), `.${basename(file)}.${String(process.pid)}.part`);
}

function explained(file: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    const { code = "", message } = error as { readonly code?: string; readonly message: string };
    throw new OutError(`--out ${file} cannot be written: ${reasons[code] ?? message}. Name another file.`);
  }
}
