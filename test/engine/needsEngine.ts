import { spawnSync } from "node:child_process";

/** Whether Pulumi's CLI and its language host for Node are on PATH. */
const isHere = ["pulumi", "pulumi-language-nodejs"].every((command) => spawnSync("which", [command]).status === 0);

/** Skips a suite on a machine without Pulumi's CLI, and says so once. */
export function needsEngine(suite: Mocha.Suite): void {
  suite.beforeAll(function () {
    if (isHere) return;
    console.log("SKIPPED: there is no pulumi on PATH; nothing was run on Pulumi's engine");
    this.skip();
  });
}
