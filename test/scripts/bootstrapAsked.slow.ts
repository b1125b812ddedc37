import assert from "node:assert/strict";
import { formattedWorld } from "./formattedWorld.ts";
import { localState, nothing, noTime } from "./localState.ts";
import { eachWithNewWorlds } from "./worlds.ts";

describe("bootstrap, asked for a hash", function () {
  this.timeout(60_000);
  eachWithNewWorlds();

  const started = "systemctl start --no-block gitlab-converge.service";

  it("does nothing and succeeds when the hash is not current", async () => {
    const world = formattedWorld();
    const old = world.publish({ version: "19.2.1" });
    const hash = world.publish();
    const { code, output } = await world.bootstrap([old]);
    assert.deepEqual(
      { code, output: noTime(output) },
      { code: 0, output: `bootstrap: asked for ${old}, but ${hash} is current: nothing to do\n` },
    );
    assert.deepEqual(
      world.calls().map((call) => call.split(" ").slice(0, 3).join(" ")),
      ["aws ssm get-parameter"],
    );
  });

  it("starts the unit, and only the unit, until the node has converged", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    assert.equal((await world.bootstrap()).code, 0);
    const state = world.read(localState);
    world.remove(localState);
    world.forgetCalls();
    const asked = world.bootstrap([hash], { TRY_SECONDS: "0.2" });
    while (!world.calls().includes(started)) await new Promise((resolve) => setTimeout(resolve, 50));
    world.put(localState, state);
    const { code, output } = await asked;
    assert.deepEqual(
      { code, output: noTime(output) },
      { code: 0, output: `bootstrap: converged to ${hash} with GitLab 19.3.0\n` },
    );
    assert.deepEqual(
      world.calls().filter((call) => !/^(aws ssm|systemctl)/.test(call)),
      [],
    );
  });

  it("does not start what runs already, and says how far it came when its time is over", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    world.put("world/active", "activating\n");
    world.put(localState, JSON.stringify({ ...nothing, status: "converging", hash, at: "2026-11-21T14:00:00Z" }));
    const { code, output } = await world.bootstrap([hash], { TRY_SECONDS: "1", WAIT_SECONDS: "1" });
    assert.equal(code, 1);
    assert.equal(
      noTime(output),
      `bootstrap: not converged to ${hash} within 1 seconds: its state is converging, since 2026-11-21T14:00:00Z. \n`,
    );
    assert.equal(world.calls().includes(started), false);
  });

  it("fails when the unit gave up since then, not when it had before", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    const gaveUp = {
      ...nothing,
      status: "failed",
      hash,
      attempt: 5,
      gaveUp: true,
      reason: "no space",
      at: "2026-01-01T00:00:00Z",
    };
    world.put(localState, JSON.stringify(gaveUp));
    const asked = world.bootstrap([hash], { TRY_SECONDS: "0.2" });
    while (!world.calls().includes(started)) await new Promise((resolve) => setTimeout(resolve, 50));
    world.put(localState, JSON.stringify({ ...gaveUp, at: "2999-01-01T00:00:00Z" }));
    const { code, output } = await asked;
    assert.deepEqual(
      { code, output: noTime(output) },
      { code: 1, output: "bootstrap: gave up after 5 attempts: no space\n" },
    );
  });
});
