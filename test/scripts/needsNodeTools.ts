import { spawnSync } from "node:child_process";

/** What the node's scripts call for real in these tests; everything else is a stand-in. */
const missing = ["jq", "openssl"].filter((command) => spawnSync(command, ["version"]).error);

/** Skips a suite, loudly, where a command is not installed. To be called with the hook's own `this`. */
export function needsNodeTools(this: Mocha.Context): void {
  if (missing.length === 0) return;
  console.log(`SKIPPED: ${missing.join(" and ")} not installed; the node's scripts were not run`);
  this.skip();
}
