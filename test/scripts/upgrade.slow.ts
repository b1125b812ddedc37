import assert from "node:assert/strict";
import { called, mustConverge } from "./acting.ts";
import { running } from "./running.ts";
import { eachWithNewWorlds } from "./worlds.ts";

const volume = "world/devices/nvme1n1.content";

const record = `${volume}/.gitlab-node/migrations.json`;

describe("an upgrade, cut off", function () {
  this.timeout(300_000);
  eachWithNewWorlds();

  it("stops again what a reboot has started in the middle, once it is supervised", async () => {
    const world = await running("19.2.1");
    world.publish({ version: "19.3.0" });
    world.refuse("reconfigure");
    await world.bootstrap();
    for (const service of ["puma", "sidekiq"]) world.put(`world/services/${service}`, "run\n");
    world.put("world/not-supervised", "");
    world.remove("world/refuse/reconfigure");
    await mustConverge(world);
    assert.equal(world.read("world/migrations.log").trim().split("\n").at(-1), "19.3.0 over gitaly postgresql redis");
  });

  it("stops and restarts after a cut in the middle of the package's installation, too", async () => {
    const world = await running("19.2.1");
    world.publish({ version: "19.3.0" });
    const calls = await running("19.2.1");
    calls.publish({ version: "19.3.0" });
    await mustConverge(calls);
    const install = calls.calls().findIndex((call) => call.startsWith("dnf")) + 1;
    const cut = await world.bootstrap([], { KILL_AT: String(install) });
    assert.equal(cut.code, null);
    world.put("world/installed", "19.3.0"); // all but the last line of the transaction was done
    await mustConverge(world);
    assert.equal(world.read("world/migrations.log").trim().split("\n").at(-1), "19.3.0 over gitaly postgresql redis");
    assert.equal(called(world, "gitlab-ctl restart"), 1);
  });

  it("stops nothing where the version stays", async () => {
    const world = await running("19.3.0");
    world.remove("root/var/lib/gitlab-node/converged-converge");
    await mustConverge(world);
    assert.equal(called(world, "gitlab-ctl stop") + called(world, "gitlab-ctl restart"), 0);
  });

  it("installs the package and restarts", async () => {
    const world = await running("19.2.1");
    world.publish({ version: "19.3.0" });
    await mustConverge(world);
    assert.equal(world.read("world/installed"), "19.3.0");
    assert.equal(called(world, "dnf install --assumeyes --allowerasing --disableexcludes=all gitlab-ee-19.3.0"), 1);
    assert.equal(called(world, "gitlab-ctl restart"), 1);
  });

  it("writes background migrations down after each converge, and not for a version whose own migrations have not gone through", async () => {
    const world = await running("19.2.1");
    const written = () => {
      const { version, open, failed } = JSON.parse(world.read(record)) as Record<string, unknown>;
      return { version, open, failed };
    };
    assert.deepEqual(written(), { version: "19.2.1", open: 0, failed: 0 });
    world.publish({ version: "19.3.0" });
    world.refuse("reconfigure");
    await world.bootstrap();
    world.put("world/background-migrations", "0 0\n");
    assert.equal((await world.run("opt/gitlab-node/current/report")).code, 0);
    assert.deepEqual(written(), { version: "19.2.1", open: 0, failed: 0 });
    world.remove("world/refuse/reconfigure");
    world.put("world/background-migrations", "7 1\n");
    await mustConverge(world);
    assert.deepEqual(written(), { version: "19.3.0", open: 7, failed: 1 });
  });
});
