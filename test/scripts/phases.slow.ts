import assert from "node:assert/strict";
import { stateKey, type NodeState } from "../../gitlab/nodeState.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { called, mustConverge, mustFail } from "./acting.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

/** A role whose last phase follows something else, like migrations after a rollout. */
const twoPhases: Role = {
  ...roles.box,
  phases: [roles.box.phases[0], { name: "finish", always: [], resume: [], steps: ["apply_application_settings"] }],
};

/** A role without a data volume; its database is on another node. */
const withoutData: Role = {
  ...roles.box,
  holdsData: false,
  records: "bucket",
  phases: [{ name: "converge", always: [], resume: [], steps: ["check_client_version", "install_package"] }],
};

describe("a node with several phases", function () {
  this.timeout(120_000);
  eachWithNewWorlds();
  let world: World;
  beforeEach(() => {
    world = newWorld();
  });

  const stateOf = (phase: string) =>
    JSON.parse(world.read(`world/s3/b-configuration/${stateKey("gitaly-1", phase)}`)) as NodeState;
  const reached = (phase: string) => [stateOf(phase).status, stateOf(phase).hash];

  it("runs each when it is asked for, in order, and publishes where each stands", async () => {
    const hash = world.publish({ role: twoPhases });
    const first = await world.bootstrap();
    assert.equal(first.code, 75, first.output);
    assert.match(first.output, /bootstrap: pulumi up has not reached finish yet\n$/);
    assert.deepEqual([...reached("converge"), ...reached("finish")], ["converged", hash, "waiting", null]);

    world.ask("finish", world.asked());
    world.put("world/restarts", "1\n"); // systemd comes back after two minutes
    const { at } = stateOf("converge");
    const second = await world.bootstrap();
    assert.equal(second.code, 0, second.output);
    assert.deepEqual(reached("finish"), ["converged", hash]);
    assert.equal(stateOf("converge").at, at, "what this activation of the unit has done is done");
    assert.equal(called(world, "gitlab-rails runner"), 2);
  });

  it("leaves a later phase alone while it is asked for an older configuration", async () => {
    world.publish({ role: twoPhases });
    world.ask("finish", world.asked());
    assert.equal((await world.bootstrap()).code, 0);
    const hash = world.publish({ role: twoPhases, version: "19.3.1" });
    const { code, output } = await world.bootstrap();
    assert.equal(code, 75, output);
    assert.deepEqual(reached("converge"), ["converged", hash]);
    assert.equal(stateOf("finish").status, "waiting");
  });

  it("waits for a phase that it is asked for by name", async () => {
    const hash = world.publish({ role: twoPhases });
    world.ask("finish", world.asked());
    await world.bootstrap();
    const { code, output } = await world.bootstrap([hash, "finish"]);
    assert.equal(code, 0, output);
    assert.match(output, /converged to [0-9a-f]{64} with GitLab 19\.3\.0\n$/);
  });

  it("says which phase has failed", async () => {
    const { phases } = twoPhases;
    world.publish({ role: { ...twoPhases, phases: [phases[0], { ...phases[1]!, steps: ["install_host_keys"] }] } });
    world.ask("finish", world.asked());
    await mustConverge(world);
    world.remove("root/var/lib/gitlab-node/converged-finish");
    world.refuse("secrets");
    await mustFail(world, "cannot read the secret ssh-host-keys");
    assert.deepEqual([stateOf("converge").status, stateOf("finish").status], ["converged", "failed"]);
  });
});

describe("GitLab that does not answer", function () {
  this.timeout(60_000);
  eachWithNewWorlds();

  it("is no converged node", async () => {
    const world = newWorld();
    world.refuse("readiness");
    await mustFail(
      world,
      "GitLab does not answer on http://127.0.0.1:8888/-/readiness: see gitlab-ctl status and gitlab-ctl tail puma",
    );
  });
});

describe("a node without the database", function () {
  this.timeout(60_000);
  eachWithNewWorlds();
  let world: World;
  beforeEach(() => {
    world = newWorld();
  });

  const record = (name: "version" | "ready", version: string) => {
    world.put(`world/s3/b-configuration/records/${name}`, `${version}\n`);
  };

  /** Converges to a version while the database is being migrated from one to another. */
  function publish(version: string, ready: string | undefined, seen = ready): void {
    world.publish({ role: withoutData, version });
    if (ready !== undefined) record("ready", ready);
    if (seen !== undefined) record("version", seen);
  }

  for (const [version, seen] of [
    ["19.3.0", "19.3.0"],
    ["19.3.0", "19.4.1"], // it joins in the middle of an upgrade
    ["19.11.2", "20.0.0"],
  ] as const) {
    it(`comes to ${version} where the database is at ${seen}`, async () => {
      publish(version, seen);
      await mustConverge(world);
    });
  }

  for (const [version, seen, reason] of [
    [
      "19.4.0",
      "19.3.0",
      "the database is at GitLab 19.3.0, and this node is to run 19.4.0: run pulumi up, which migrates the database first",
    ],
    [
      "19.3.0",
      "19.5.0",
      "the database is at GitLab 19.5.0, and 19.3.0 is too old for it: run pulumi up with gitlabVersion 19.5.0",
    ],
    ["19.3.0", undefined, "the database was never migrated: the node that does it has to converge first"],
  ] as const) {
    it(`does not come to ${version} where the database is at ${JSON.stringify(seen)}`, async () => {
      publish(version, seen);
      await mustFail(world, reason);
    });
  }

  it("waits in the middle of a migration, and joins with the version before it", async () => {
    publish("19.4.0", "19.3.0", "19.4.0");
    await mustFail(
      world,
      "the database is at GitLab 19.3.0, and this node is to run 19.4.0: run pulumi up, which migrates the database first",
    );
    publish("19.3.0", "19.3.0", "19.4.0");
    await mustConverge(world);
  });

  it("says that S3 does not answer, and takes that for no empty database", async () => {
    publish("19.3.0", "19.3.0");
    world.refuse("s3-records");
    await mustFail(world, "cannot read from b-configuration which GitLab the database has seen");
  });

  it("takes the configuration that its user data names, and publishes its state apart", async () => {
    world.publish({ role: withoutData });
    record("version", "19.3.0");
    record("ready", "19.3.0");
    const pointer = world.asked();
    world.remove("world/parameters");
    world.put(
      "root/etc/gitlab-node.env",
      `${world.read("root/etc/gitlab-node.env")}POINTER_VALUE='${JSON.stringify(pointer)}'\n`,
    );
    const { code, output } = await world.bootstrap();
    assert.equal(code, 0, output);
    const state = JSON.parse(world.read("world/s3/b-configuration/state/gitaly-1/i-1/converge.json")) as NodeState;
    assert.deepEqual([state.status, state.hash, state.instance], ["converged", pointer.hash, "i-1"]);
  });
});
