import assert from "node:assert/strict";
import { stateKey, type NodeState } from "../../gitlab/nodeState.ts";
import { parameterName } from "../../gitlab/pointer.ts";
import { progressOf } from "../../gitlab/progress.ts";
import { boxPhase } from "../fixtures/architectures.ts";
import { formattedWorld } from "./formattedWorld.ts";
import { localState, nothing, noTime } from "./localState.ts";
import { volumeId, type World } from "./world.ts";
import { eachWithNewWorlds } from "./worlds.ts";

const published = `world/s3/b-configuration/${stateKey("gitaly-1", boxPhase)}`;
const pointer = `world/parameters/${parameterName("dev", "gitaly-1", boxPhase).replaceAll("/", "_")}`;

const stateOf = (world: World, path = published) => JSON.parse(world.read(path)) as NodeState;

/** Checks the format of times, then removes them. */
function timeless(state: NodeState): unknown {
  assert.match(state.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const { converged, ...rest } = state;
  return { ...rest, at: undefined, converged: converged && { hash: converged.hash, version: converged.version } };
}

/** Restarts, as systemd does after a failure. */
async function restart(world: World, restarts: number) {
  world.put("world/restarts", `${restarts}\n`);
  return world.bootstrap();
}

describe("the state that a node publishes", function () {
  this.timeout(120_000);
  eachWithNewWorlds();

  it("is waiting before pulumi up has published anything, which is no failure", async () => {
    const world = formattedWorld();
    world.remove(pointer);
    const first = await world.bootstrap();
    assert.equal(first.code, 75);
    assert.equal(
      noTime(first.output),
      "bootstrap: no configuration is published in /gitlab/dev/gitaly-1/converge yet: waiting for pulumi up\n",
    );
    assert.deepEqual(timeless(stateOf(world)), { ...nothing, status: "waiting" });
    assert.equal(world.has("root/var/lib/gitlab-node/failed"), false);
    const { at } = stateOf(world);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.equal((await restart(world, 1)).code, 75);
    assert.equal(stateOf(world).at, at, "it waits since then");
  });

  it("is converging with hash and version while converge runs, then converged", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    const running = { ...nothing, status: "converging", hash, version: "19.3.0", attempt: 1 };
    world.put("world/late", ""); // the wait for a volume leaves time to look
    const ended = world.bootstrap([], { VOLUME_WAIT_SECONDS: "9", VOLUME_POLL_SECONDS: "3" });
    while (world.has("world/late")) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(timeless(stateOf(world)), running);
    assert.equal((await ended).code, 0);
    const converged = { hash, version: "19.3.0" };
    assert.deepEqual(timeless(stateOf(world)), { ...running, status: "converged", converged });
    assert.deepEqual(stateOf(world, localState), stateOf(world));
  });

  it("says when it last gave up, whatever comes after, on a successor as well", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    const wanted = { hash, instance: "i-1", since: "2026-01-01T00:00:00Z" };
    world.refuse("mount");
    for (const restarts of [0, 1, 2, 3]) {
      await restart(world, restarts);
      assert.deepEqual([stateOf(world).gaveUpAt, progressOf(stateOf(world), wanted).kind], [null, "underWay"]);
    }
    await restart(world, 4);
    const { at, gaveUpAt } = stateOf(world);
    assert.equal(gaveUpAt, at);
    assert.equal(progressOf(stateOf(world), wanted).kind, "failed");

    world.remove("world/refuse/mount");
    assert.equal((await restart(world, 0)).code, 0);
    assert.equal(stateOf(world).gaveUpAt, gaveUpAt);
    assert.deepEqual(progressOf(stateOf(world), wanted), { kind: "reached", version: "19.3.0" });

    world.newInstance();
    world.put("root/etc/gitlab-node.env", world.read("root/etc/gitlab-node.env").replace("i-1", "i-2"));
    assert.equal(progressOf(stateOf(world), { ...wanted, instance: "i-2" }).kind, "silent", "its predecessor's");
    assert.equal((await restart(world, 0)).code, 0);
    assert.equal(stateOf(world).gaveUpAt, gaveUpAt);
    assert.equal(progressOf(stateOf(world), { ...wanted, instance: "i-2" }).kind, "reached");
  });

  it("counts attempts, and gives up at the fifth", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    world.refuse("mount");
    const reason = `${volumeId} cannot be mounted: see the error from mount above`;
    const codes: (number | null)[] = [];
    for (const restarts of [0, 1, 2, 3]) {
      codes.push((await restart(world, restarts)).code);
      const failed = { ...nothing, status: "failed", hash, version: "19.3.0", attempt: restarts + 1, reason };
      assert.deepEqual(timeless(stateOf(world)), failed);
    }
    const last = await restart(world, 4);
    assert.deepEqual([...codes, last.code], [1, 1, 1, 1, 78]);
    assert.match(last.output, /attempt 5 of 5 failed: giving up until somebody starts gitlab-converge\.service\n$/);
    const { attempt, gaveUp } = stateOf(world);
    assert.deepEqual({ attempt, gaveUp }, { attempt: 5, gaveUp: true });

    await restart(world, 0);
    assert.deepEqual(stateOf(world).attempt, 1, "somebody started the unit");
    await restart(world, 1);
    world.publish({ fromSnapshot: true, version: "19.3.1" });
    await restart(world, 2);
    assert.deepEqual(stateOf(world).attempt, 1, "another configuration");
  });

  it("never gives up on what only reads", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    world.refuse("s3");
    const { code } = await restart(world, 9);
    assert.equal(code, 1);
    const reason = `cannot fetch the configuration ${hash} from S3: see the error from aws above`;
    assert.deepEqual(timeless(stateOf(world)), { ...nothing, status: "failed", hash, attempt: 10, reason });
    world.refuse("parameter");
    await restart(world, 10);
    assert.deepEqual(timeless(stateOf(world)), {
      ...nothing,
      status: "failed",
      attempt: 11,
      reason:
        "cannot read the parameter /gitlab/dev/gitaly-1/converge in us-east-1: is the instance role right, and can this node reach Systems Manager? The error from aws is above",
    });
  });

  it("keeps what the node last converged to, and says so when converge was killed", async () => {
    const world = formattedWorld();
    const hash = world.publish();
    assert.equal((await world.bootstrap()).code, 0);
    const { converged } = stateOf(world);
    world.put(`root/opt/gitlab-node/releases/${hash}/converge`, "#!/bin/bash\nkill -KILL $$\n");
    assert.equal((await world.bootstrap()).code, 1);
    const reason = "converge was killed: see journalctl --unit gitlab-converge.service";
    assert.deepEqual(
      {
        reason: stateOf(world).reason,
        converged: stateOf(world).converged,
        failed: world.read("root/var/lib/gitlab-node/failed"),
      },
      { reason, converged, failed: `${reason}\n` },
    );
  });

  it("does not stop converge where it cannot be published, and is published later", async () => {
    const world = formattedWorld();
    world.refuse("publish");
    const { code, output } = await world.bootstrap();
    assert.equal(code, 0, output);
    assert.match(output, /bootstrap: cannot publish the state; trying again every five minutes\n$/);
    assert.equal(world.has(published), false);
    const tend = "opt/gitlab-node/current/tend";
    assert.equal((await world.run(tend)).code, 1);
    world.remove("world/refuse/publish");
    assert.deepEqual(await world.run(tend), { code: 0, output: "" });
    assert.deepEqual(stateOf(world), stateOf(world, localState));
    assert.equal(stateOf(world).status, "converged");
    world.forgetCalls();
    await world.run(tend);
    assert.deepEqual(
      world.calls().filter((call) => call.startsWith("aws")),
      [],
    );
  });
});
