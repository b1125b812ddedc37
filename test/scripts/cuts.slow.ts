import assert from "node:assert/strict";
import { needsNodeTools } from "./needsNodeTools.ts";
import { snapshot } from "./snapshot.ts";
import { World } from "./world.ts";

describe("converge, cut off", function () {
  this.timeout(300_000);
  before(needsNodeTools);

  it("reaches the same state when it was killed at any call", async () => {
    const whole = new World();
    assert.equal((await whole.bootstrap()).code, 0);
    const wanted = snapshot(whole);
    const calls = whole.calls().length;
    assert.ok(calls > 35, `only ${String(calls)} calls were seen`);
    let next = 1;
    const worker = async () => {
      for (let at = next++; at <= calls; at = next++) {
        const world = new World();
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
});
