import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { ScaledRole } from "../../config/scaledRole.ts";
import { called, mustConverge } from "./acting.ts";
import { cutsOf } from "./cuts.ts";
import { groupWorld } from "./groupWorld.ts";
import { noTime } from "./localState.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import type { Ended, World } from "./world.ts";

const services = {
  rails: ["nginx", "gitlab-sshd", "gitlab-workhorse", "registry", "gitlab-pages", "gitlab-kas", "puma"],
  sidekiq: ["sidekiq", "gitlab-kas"],
};

const fast = { POLL_SECONDS: "0.1", HANDOVER_SECONDS: "0", LOCK_SECONDS: "1" };

/** Calls that change something, without their folder. */
const acts = (world: World) =>
  world
    .calls()
    .filter((call) => /^(sv (?!status)|gitlab-ctl|aws|systemctl)/.test(call))
    .map((call) => call.replaceAll(/\/\S*\/service\//g, "").replace(/(complete-lifecycle-action).*/, "$1"));

const lines = (world: World) => noTime(world.read("root/var/log/gitlab-node/leaving.log")).trim().split("\n");

describe("a node of a group that leaves", function () {
  this.timeout(120_000);
  const worlds: Partial<Record<ScaledRole, World>> = {};
  let running: Promise<Ended> | undefined;
  before(needsNodeTools);
  before(async () => {
    for (const role of ["rails", "sidekiq"] as const) {
      const world = groupWorld(role);
      worlds[role] = world;
      await mustConverge(world);
    }
  });
  /** Whatever a test expected, its script ends: it would wait at the hook for ever. */
  afterEach(async () => {
    for (const [role, world] of Object.entries(worlds)) {
      world.put("world/wanted-state", "Terminated");
      for (const service of services[role as ScaledRole]) world.put(`world/services/${service}`, "down\n");
      world.put("world/hooks/gitlab-terminating", "");
    }
    await running;
  });
  after(() => {
    for (const world of Object.values(worlds)) world.destroy();
  });

  /** The node in service, with so many seconds. */
  function inService(role: ScaledRole, drainSeconds = 60, servingSeconds = 0): World {
    const world = worlds[role]!;
    for (const gone of ["world/wanted-state", "world/work", "world/services", "world/hooks", "world/hooks-completed"])
      world.remove(gone);
    world.remove("world/refuse");
    world.remove("root/var/lib/gitlab-node/leaving-since");
    world.remove("root/var/log/gitlab-node/leaving.log");
    for (const service of services[role]) {
      world.put(`root/opt/gitlab/service/${service}/run`, "");
      world.put(`world/services/${service}`, "run\n");
    }
    const path = "root/opt/gitlab-node/current/environment";
    world.put(
      path,
      `${world.read(path)}DRAIN_SECONDS='${String(drainSeconds)}'\nSERVING_SECONDS='${String(servingSeconds)}'\n`,
    );
    world.put("world/hooks/gitlab-terminating", "");
    world.forgetCalls();
    return world;
  }

  const leave = (world: World, environment: Readonly<Record<string, string>> = {}): Promise<Ended> => {
    const ended = world.run("opt/gitlab-node/current/leaving", [], { ...fast, ...environment });
    running = ended;
    return ended;
  };

  const until = async (condition: () => boolean) => {
    for (let tries = 0; tries < 300 && !condition(); tries += 1) await sleep(20);
    assert.ok(condition());
  };

  it("does nothing before Auto Scaling wants to end it, then ends its services in order: Rails", async () => {
    const world = inService("rails");
    const left = leave(world);
    await until(() => called(world, "curl") > 2); // there is no wanted state outside of a group
    world.put("world/wanted-state", "InService");
    const before = called(world, "curl");
    await until(() => called(world, "curl") > before + 3);
    assert.deepEqual(acts(world), []);
    world.put("root/var/lib/gitlab-node/failed", "stopped by a signal\n");
    world.put("world/wanted-state", "Terminated");
    const { code, output } = await left;
    assert.equal(code, 0, output);
    assert.deepEqual(acts(world), [
      "systemctl stop gitlab-converge.service",
      "sv once nginx",
      "sv quit nginx",
      "sv down gitlab-sshd",
      "sv down gitlab-workhorse",
      "sv down registry",
      "sv down gitlab-pages",
      "sv down gitlab-kas",
      "gitlab-ctl stop",
      "aws autoscaling complete-lifecycle-action",
    ]);
    assert.deepEqual(lines(world), [
      "leaving: Auto Scaling ends this node: it has 60 seconds, of which 0 have passed",
      "leaving: taking no more work",
      "leaving: all work has ended",
      "leaving: the hook gitlab-terminating is completed",
    ]);
    assert.equal(world.read("world/hooks-completed"), "gitlab-full-rails gitlab-terminating CONTINUE i-1\n");
    assert.ok(!world.has("root/var/lib/gitlab-node/failed"), "the converge that it stopped has not failed");
    assert.ok(!world.calls().some((call) => call.includes("AQAEA123")), "everybody sees command lines");
  });

  it("lets jobs end or be put back, and waits for no connections: Sidekiq", async () => {
    const world = inService("sidekiq");
    world.put("world/wanted-state", "Terminated");
    world.put("world/work/sidekiq", "3");
    const { code, output } = await leave(world, { HANDOVER_SECONDS: "60" });
    assert.equal(code, 0, output);
    assert.deepEqual(acts(world), [
      "systemctl stop gitlab-converge.service",
      "sv down gitlab-kas",
      "sv down sidekiq",
      "gitlab-ctl stop",
      "aws autoscaling complete-lifecycle-action",
    ]);
  });

  it("serves on while the load balancer may still send connections", async () => {
    const world = inService("rails", 60, 3);
    world.put("world/wanted-state", "Terminated");
    const since = Date.now();
    const left = leave(world);
    await until(() => world.has("root/var/log/gitlab-node/leaving.log"));
    while (Date.now() - since < 1500) {
      assert.equal(called(world, "sv once"), 0);
      await sleep(100);
    }
    assert.equal((await left).code, 0);
    assert.ok(Date.now() - since > 2000);
  });

  it("waits for clones, pushes, uploads and SSH, but not for what stays open for ever", async () => {
    const world = inService("rails");
    world.put("world/wanted-state", "Terminated");
    for (const [service, looks] of [
      ["gitlab-sshd", 6],
      ["gitlab-workhorse", 9],
      ["nginx", 1e6],
      ["gitlab-kas", 1e6],
    ] as const) {
      world.put(`world/work/${service}`, String(looks));
    }
    assert.equal((await leave(world)).code, 0);
    const calls = world.calls();
    const looks = calls.slice(0, calls.indexOf("gitlab-ctl stop")).filter((call) => /status .*workhorse$/.test(call));
    assert.equal(looks.length, 11); // before it is told, ten until it has ended
    assert.equal(lines(world)[2], "leaving: all work has ended");
  });

  it("cuts off what is left when the time is over, and says what", async () => {
    const world = inService("rails", 3);
    world.put("world/wanted-state", "Terminated");
    world.put("world/work/gitlab-workhorse", "1000000");
    const since = Date.now();
    assert.equal((await leave(world)).code, 0);
    assert.ok(Date.now() - since < 8000);
    assert.equal(lines(world)[2], "leaving: the time is over, and work is cut off: gitlab-workhorse");
    assert.equal(called(world, "gitlab-ctl stop"), 0, "which would take longer");
    assert.equal(world.read("world/hooks-completed"), "gitlab-full-rails gitlab-terminating CONTINUE i-1\n");
  });

  it("completes the hook once Auto Scaling waits at it, which may be after the load balancer has let go", async () => {
    const world = inService("sidekiq");
    world.put("world/wanted-state", "Terminated");
    world.remove("world/hooks");
    const left = leave(world);
    await until(() => called(world, "aws autoscaling") > 3);
    world.put("world/hooks/gitlab-terminating", "");
    assert.equal((await left).code, 0);
    assert.deepEqual(lines(world).slice(3), [
      "leaving: the hook gitlab-terminating cannot be completed yet: trying until it can",
      "leaving: the hook gitlab-terminating is completed",
    ]);
  });

  it("lets no converge run that would start everything again", async () => {
    const world = inService("sidekiq");
    world.put("world/wanted-state", "Terminated");
    world.remove("world/hooks");
    const left = leave(world);
    await until(() => called(world, "aws autoscaling") > 0);
    const { code, output } = await world.bootstrap([], { LOCK_SECONDS: "1" });
    assert.equal(code, 1);
    assert.match(output, /another converge or backup has held the lock for 1 seconds/);
    world.put("world/hooks/gitlab-terminating", "");
    assert.equal((await left).code, 0);
  });

  it("does not tell a service twice: some would end at once", async () => {
    const world = inService("rails");
    world.put("world/wanted-state", "Terminated");
    world.put("world/services/gitlab-sshd", "ending 3\n");
    assert.equal((await leave(world)).code, 0);
    assert.deepEqual(
      acts(world).filter((call) => call.includes("sshd")),
      [],
    );
  });

  it("continues with the time that is left, wherever it was cut off", async () => {
    const world = inService("rails");
    world.put("world/wanted-state", "Terminated");
    const cuts = await cutsOf(world, leave);
    assert.ok(cuts.length > 12, String(cuts.length));
    for (const { at, restore } of cuts) {
      restore();
      if (at > 4) world.put("world/wanted-state", "InService"); // what was begun is brought to an end
      const { code, output } = await leave(world);
      assert.equal(code, 0, `after a cut at call ${String(at)}: ${output}`);
      assert.equal(world.read("world/hooks-completed"), "gitlab-full-rails gitlab-terminating CONTINUE i-1\n");
      for (const service of services.rails) assert.equal(world.read(`world/services/${service}`), "down\n", service);
    }
  });

  it("goes by the time of its first look", async () => {
    const world = inService("rails", 3600);
    world.put("root/var/lib/gitlab-node/leaving-since", `${String(Math.floor(Date.now() / 1000) - 3590)}\n`);
    world.put("world/work/gitlab-workhorse", "1000000");
    const since = Date.now();
    assert.equal((await leave(world)).code, 0);
    assert.ok(Date.now() - since < 20_000);
    assert.match(lines(world)[0]!, /it has 3600 seconds, of which 359\d have passed$/);
  });
});
