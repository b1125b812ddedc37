import { spawnSync } from "node:child_process";

/** Commands that the node's scripts really call in these tests; everything else is a stand-in. */
const missing = ["jq", "openssl"].filter((command) => spawnSync(command, ["version"]).error);

/** Skips a suite visibly if a command is not installed. Call it with the hook's own `this`. */
export function needsNodeTools(this: Mocha.Context): void {
  if (missing.length === 0) return;
  console.log(`SKIPPED: ${missing.join(" and ")} not installed; the node's scripts were not run`);
  this.skip();
}
