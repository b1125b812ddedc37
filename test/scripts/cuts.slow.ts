import assert from "node:assert/strict";
import { cutPoints } from "../cutPoints.ts";
import { groupWorld } from "./groupWorld.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { snapshot } from "./snapshot.ts";
import { World } from "./world.ts";

/** Nodes that start from nothing, and the calls that they make at least. */
const nodes = [
  ["the box", () => new World(), 35],
  ["a Rails node", () => groupWorld("rails"), 30],
] as const;

describe("converge, cut off", function () {
  this.timeout(600_000);
  before(needsNodeTools);

  for (const [name, newNode, least] of nodes) {
    it(`reaches the same state when it was killed at any call: ${name}`, async () => {
      const whole = newNode();
      assert.equal((await whole.bootstrap()).code, 0);
      const wanted = snapshot(whole);
      const calls = whole.calls().length;
      assert.ok(calls > least, `only ${String(calls)} calls were seen`);
      const left = cutPoints(calls).values();
      const worker = async () => {
        for (const at of left) {
          const world = newNode();
          const cut = await world.bootstrap([], { KILL_AT: String(at) });
          assert.equal(cut.code, null, `call ${String(at)} was not killed: ${cut.output}`);
          const after = await world.bootstrap();
          assert.equal(
            after.code,
            0,
            `after a cut at call ${String(at)} (${whole.calls()[at - 1] ?? ""}): ${after.output}`,
          );
          assert.deepEqual(snapshot(world), wanted, `after a cut at call ${String(at)}`);
          world.destroy();
        }
      };
      await Promise.all([worker(), worker(), worker()]);
      whole.destroy();
    });
  }
});
