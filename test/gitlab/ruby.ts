import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

const installed = spawnSync("ruby", ["--version"]).status === 0;

/** Skips a test visibly if Ruby is not installed. Call it with the test's own `this`. */
export function needsRuby(this: Mocha.Context): void {
  if (installed) return;
  console.log(`SKIPPED: ruby is not installed; not proven: ${this.test?.fullTitle() ?? ""}`);
  this.skip();
}

/**
 * Runs Ruby, without its gems: they take most of the time of a start.
 *
 * @param argv its arguments
 * @param input its standard input
 * @returns what it prints; a failure fails the test with Ruby's own message
 */
export function runRuby(argv: readonly string[], input: string): string {
  const { stdout, stderr, status } = spawnSync("ruby", ["-Eutf-8", "--disable=gems", ...argv], {
    input,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return stdout;
}
