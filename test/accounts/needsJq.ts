import { spawnSync } from "node:child_process";

const isHere = spawnSync("jq", ["--version"]).status === 0;

/** Skips a suite visibly where there is no jq. `notRun`: what is then not proven. */
export function needsJq(notRun: string): (this: Mocha.Context) => void {
  return function () {
    if (isHere) return;
    console.log(`SKIPPED: there is no jq on PATH; ${notRun}`);
    this.skip();
  };
}
