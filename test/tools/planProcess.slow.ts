import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { runPlan } from "../../tools/plan/runPlan.ts";
import { outcome } from "./outcome.ts";

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/plan.ts", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
};

describe("the process of npm run plan", function () {
  this.timeout(60_000);

  it("says the same as its function, byte for byte, ends with 0, and has no colours where nobody looks on", async () => {
    const said = run("--stack", "prod");
    assert.deepEqual([said.status, said.stderr], [0, ""]);
    assert.deepEqual(await outcome((terminal) => runPlan(["--stack", "prod"], terminal)), said);
    assert.ok(said.stdout.split("\n").every((line) => line.length <= 120));
    assert.ok(!said.stdout.includes("\u001b["), "colours belong on a terminal only");
  });

  // The process that would record the other side has been started by then.
  for (const against of [[], ["--against", "prod"]] as const)
    it(`ends with 1 and without a stack trace when the stack file is wrong: ${against.join(" ")}`, () => {
      const { status, stdout, stderr } = run("--users", "0", ...against);
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(stderr, /^Pulumi\.dev\.yaml has 1 problem:\n {2}- users: [^\n]*\n$/);
    });

  it("ends with 2 where data is at risk, compared with what another process records", () => {
    const { status, stdout, stderr } = run("--against", "dev", "--set", "undeleteDays=20");
    assert.deepEqual([status, stderr], [2, ""]);
    assert.match(stdout, /\n {2}Compared with stack dev: \d+ changed in place, /);
    assert.match(stdout, /\n {2}DATA IS AT RISK:\n/);
  });
});
