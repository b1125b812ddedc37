import assert from "node:assert/strict";
import { runApply } from "../../tools/deploy/runApply.ts";
import { runPropose } from "../../tools/deploy/runPropose.ts";
import { toolHelp } from "../../tools/deploy/toolHelp.ts";
import { withHelp } from "../../tools/deploy/withHelp.ts";
import { runDrift } from "../../tools/drift/runDrift.ts";
import { runProjectSettings } from "../../tools/projectSettings/runProjectSettings.ts";
import { runSmoke } from "../../tools/smoke/runSmoke.ts";
import { runSweep } from "../../tools/tryOut/runSweep.ts";
import { runTryOut } from "../../tools/tryOut/runTryOut.ts";
import { playedTerminal } from "./playedTerminal.ts";

/** Every tool that says which options it takes when one is missing. */
const tools = {
  propose: runPropose,
  apply: runApply,
  smoke: runSmoke,
  drift: runDrift,
  "try-out": runTryOut,
  sweep: runSweep,
  "project-settings": runProjectSettings,
} as const;

const names = Object.keys(tools) as (keyof typeof tools)[];

describe("the help of a tool of the pipeline", () => {
  for (const name of names) {
    it(`says what npm run ${name} does, and lists exactly its options`, async () => {
      const help = playedTerminal();
      assert.equal(await withHelp(name, tools[name], ["--stack", "dev", "--help"], help), 0);
      assert.deepEqual(help.texts(), { stdout: toolHelp[name], stderr: "" });
      const wrong = playedTerminal();
      assert.equal(await withHelp(name, tools[name], [], wrong), 64);
      const known = [...wrong.texts().stderr.matchAll(/--[a-z-]+(?=,| are known)/g)].map(([option]) => option);
      const listed = [...toolHelp[name].matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option);
      assert.deepEqual(listed.toSorted(), known.toSorted());
      assert.match(toolHelp[name], new RegExp(`\n {2}npm run ${name} -- --`));
    });
  }

  it("fits a terminal, and has exit codes", () => {
    for (const [name, text] of Object.entries(toolHelp)) {
      assert.match(text, /\nExit codes.*:\n {2}0 {3}/, name);
      for (const line of text.split("\n")) assert.ok(line.length <= 120, `${name}: ${line}`);
    }
  });
});
