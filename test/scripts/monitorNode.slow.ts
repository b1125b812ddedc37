import assert from "node:assert/strict";
import { bundle } from "../../gitlab/bundle.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture, tierEndpoints } from "../fixtures/tierArchitectures.ts";
import { called, mustConverge, mustFail } from "./acting.ts";
import { cutsOf } from "./cuts.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const architecture = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });
const node = architecture.namedNodes.find(({ role }) => role === "monitor")!;

/** Publishes the configuration of the monitor; the world plays its instance. */
function publish(world: World, version = "19.3.0"): string {
  const text = bundle({ ...architecture, gitlabVersion: version }, roles.monitor, node, tierEndpoints(architecture));
  return world.publish({ role: roles.monitor, text });
}

/** The release has another Prometheus, which is installed. */
function upgrade(world: World, version: string): void {
  world.put("world/services/prometheus", "run\n");
  publish(world, version);
  world.forgetCalls();
}

describe("the monitor's node", function () {
  this.timeout(120_000);
  before(needsNodeTools);
  eachWithNewWorlds();
  let world: World;
  beforeEach(() => {
    world = newWorld();
    world.put("world/services/prometheus", "run\n");
    publish(world);
  });

  it("mounts its volume, reads no secret, and ends when Prometheus is ready", async () => {
    const output = await mustConverge(world);
    const { always, steps } = roles.monitor.phases[0];
    assert.deepEqual(
      [...output.matchAll(/converge: ([a-z_]+)$/gm)].map(([, step]) => step),
      [...always, ...steps],
    );
    assert.ok(world.has("world/mounted"));
    assert.equal(called(world, "aws secretsmanager"), 0);
    assert.equal(
      called(world, "curl --silent --fail --max-time 10 --output /dev/null http://127.0.0.1:9090/-/ready"),
      1,
    );
    assert.equal(called(world, "gitlab-ctl restart"), 0);
    assert.equal(world.read("root/etc/gitlab/node-secrets.json"), "{}\n");
  });

  it("says where to look if Prometheus does not start", async () => {
    world.put("world/services/prometheus", "down\n");
    await mustFail(
      world,
      "Prometheus does not answer on http://127.0.0.1:9090/-/ready: see gitlab-ctl status and gitlab-ctl tail prometheus",
    );
  });

  it("starts what is down, and nothing else, if nothing has changed", async () => {
    await mustConverge(world);
    world.forgetCalls();
    assert.match(await mustConverge(world), /nothing has changed since the last converge/);
    assert.deepEqual([called(world, "gitlab-ctl start"), called(world, "gitlab-ctl reconfigure")], [1, 0]);
  });

  it("runs the Prometheus of a new release, even if it was cut off before", async () => {
    await mustConverge(world);
    upgrade(world, "19.3.1");
    world.refuse("reconfigure");
    await mustFail(world, "gitlab-ctl reconfigure failed: see its messages above");
    assert.equal(called(world, "gitlab-ctl restart"), 0);
    world.remove("world/refuse/reconfigure");
    await mustConverge(world);
    assert.equal(called(world, "gitlab-ctl restart"), 1);
    upgrade(world, "19.3.1");
    await mustConverge(world);
    assert.equal(called(world, "gitlab-ctl restart"), 0);
  });

  it("runs it wherever the upgrade was cut off, and ends in the same state", async () => {
    await mustConverge(world);
    upgrade(world, "19.3.1");
    const cuts = await cutsOf(world, (on, environment) => on.bootstrap([], environment));
    const wanted = snapshot(world);
    assert.ok(cuts.length > 5, String(cuts.length));
    for (const { at, call, restore } of cuts) {
      restore();
      const restarted = world
        .calls()
        .slice(0, at - 1)
        .includes("gitlab-ctl restart"); // the one that was cut off had no effect
      world.forgetCalls();
      await mustConverge(world);
      assert.ok(restarted || called(world, "gitlab-ctl restart") > 0, `after a cut at call ${String(at)} (${call})`);
      assert.deepEqual(snapshot(world), wanted, `after a cut at call ${String(at)} (${call})`);
    }
  });
});
