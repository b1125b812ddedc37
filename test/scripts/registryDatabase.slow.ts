import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { askToolbox, newToolbox } from "./toolboxWorld.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds } from "./worlds.ts";

describe("the toolbox, for the registry", function () {
  this.timeout(120_000);
  eachWithNewWorlds();
  let world: World;
  beforeEach(() => {
    world = newToolbox();
  });

  const record = (name: string) => {
    const path = `world/s3/b-configuration/records/${name}`;
    return world.has(path) ? world.read(path).trim() : undefined;
  };
  it("migrates the registry's database in the same two parts, as its current login, and leaves no password", async () => {
    askToolbox(world, "migrate");
    await world.bootstrap();
    const parts = () => world.read("world/registry.log").trim().split("\n");
    assert.deepEqual(parts(), ["database migrate up --skip-post-deployment"]);
    assert.deepEqual(JSON.parse(world.read("world/registry.json")), {
      version: 0.1,
      storage: { filesystem: { rootdirectory: "/nonexistent" } },
      database: {
        enabled: true,
        host: "gitlab.abc.eu-west-1.rds.amazonaws.com",
        port: 5432,
        dbname: "registry",
        user: "registry_b",
        password: "after",
        sslmode: "verify-full",
        sslrootcert: "/etc/pki/rds/bundle.pem",
      },
    });
    askToolbox(world, "rails", "finish");
    await world.bootstrap();
    assert.deepEqual(parts(), ["database migrate up --skip-post-deployment", "database migrate up"]);
    assert.deepEqual(readdirSync(join(world.root, "run"), { recursive: true }).toSorted(), [
      "gitlab-node",
      "lock",
      "lock/gitlab-node.lock",
    ]);
    assert.ok(!world.calls().some((call) => call.includes("after")));
  });

  it("is not ready, nor finished, while the registry's database is not migrated", async () => {
    askToolbox(world, "migrate");
    world.refuse("registry");
    const { output } = await world.bootstrap();
    assert.match(
      output,
      /FAILED: the database of the registry could not be migrated: see the messages of registry above/,
    );
    assert.deepEqual([record("version"), record("ready")], ["19.3.0", undefined]);
    world.put("root/run/gitlab-registry.123456/config.yml", "a password"); // of a run that was cut off
    world.remove("world/refuse/registry");
    await world.bootstrap();
    assert.equal(record("ready"), "19.3.0");
    world.refuse("registry");
    askToolbox(world, "rails", "finish");
    assert.equal((await world.bootstrap()).code, 1);
    assert.equal(record("migrated"), undefined);
    assert.ok(!world.has("root/run/gitlab-registry.123456"));
  });
});
