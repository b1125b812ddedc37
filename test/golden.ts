import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/**
 * Compares a text with the file that was checked in. `UPDATE_GOLDEN=1` writes the file first.
 *
 * @param path of the file
 * @param actual the current text
 */
export function checkGolden(path: string, actual: string): void {
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, actual);
  assert.equal(actual, readFileSync(path, "utf8"));
}
