import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { readBrought } from "../../gitlab/files.ts";
import { called, mustConverge, mustFail, refusal } from "./acting.ts";
import { running } from "./running.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const volume = "world/devices/nvme1n1.content";

/** The reason why a volume that some GitLab has left refuses the wanted version, or undefined. */
function asked(by: string, wanted: string, rest: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const world = newWorld();
  const files = {
    "postgresql/data/PG_VERSION": "17\n",
    ".gitlab-node/version": `${by}\n`,
    ".gitlab-node/migrated": `${by}\n`,
    ".gitlab-node/migrations.json": JSON.stringify({ version: by, open: 0, failed: 0, at: "2026-11-20T10:00:00Z" }),
    ...rest,
  };
  for (const [path, content] of Object.entries(files)) world.put(`root/var/opt/gitlab/${path}`, content);
  return refusal(world, "check_version", wanted);
}

const nothingWasDone = (world: World) => {
  for (const command of ["dnf", "gitlab-ctl", "aws secretsmanager"]) assert.equal(called(world, command), 0, command);
};

describe("an upgrade", function () {
  this.timeout(120_000);
  eachWithNewWorlds();

  for (const [seen, wanted, reason] of [
    [
      "19.4.0",
      "19.3.0",
      "the database has seen GitLab 19.4.0: 19.3.0 is older and could not read it; set gitlabVersion to 19.4.0 or newer, or restore (docs/operations.md)",
    ],
    ["19.1.3", "19.3.0", "GitLab 19.3.0 cannot follow 19.1.3 directly: set gitlabVersion to the newest 19.2 first"],
    ["18.11.4", "19.3.0", "GitLab 19.3.0 cannot follow 18.11.4 directly: set gitlabVersion to the newest 19.2 first"],
    ["19.2.1", "19.6.0", "GitLab 19.6.0 cannot follow 19.2.1 directly: set gitlabVersion to the newest 19.5 first"],
    ["19.2.1", "19.11.0", "GitLab 19.11.0 cannot follow 19.2.1 directly: set gitlabVersion to the newest 19.5 first"],
    ["19.5.0", "19.9.0", "GitLab 19.9.0 cannot follow 19.5.0 directly: set gitlabVersion to the newest 19.8 first"],
    ["19.7.4", "19.11.2", "GitLab 19.11.2 cannot follow 19.7.4 directly: set gitlabVersion to the newest 19.8 first"],
    ["19.8.1", "19.12.0", "GitLab 19.12.0 cannot follow 19.8.1 directly: set gitlabVersion to the newest 19.11 first"],
  ] as const) {
    it(`refuses to go from ${seen} to ${wanted}`, async () => {
      assert.equal(await asked(seen, wanted), reason);
    });
  }

  for (const [seen, wanted] of [
    ["19.2.1", "19.5.3"],
    ["19.5.0", "19.8.0"],
    ["19.6.2", "19.8.4"],
    ["19.8.1", "19.11.0"],
    ["18.11.9", "19.2.1"],
  ] as const) {
    it(`goes from ${seen} to ${wanted} without a stop between them`, async () => {
      assert.equal(await asked(seen, wanted), undefined);
    });
  }

  it("stops everything but the data services before the migrations, and starts it again", async () => {
    const world = await running("19.2.1");
    world.publish({ version: "19.3.0" });
    await mustConverge(world);
    assert.deepEqual(
      world.calls().filter((call) => /^(dnf|gitlab-ctl)/.test(call)),
      [
        "dnf install --assumeyes --allowerasing --disableexcludes=all gitlab-ee-19.3.0",
        "gitlab-ctl status",
        "gitlab-ctl stop gitlab-workhorse",
        "gitlab-ctl stop nginx",
        "gitlab-ctl stop puma",
        "gitlab-ctl stop sidekiq",
        "gitlab-ctl reconfigure",
        "gitlab-ctl restart",
      ],
    );
    assert.deepEqual(world.read("world/migrations.log").trim().split("\n"), [
      "19.2.1 over nothing",
      "19.3.0 over gitaly postgresql redis",
    ]);
    for (const service of ["puma", "sidekiq"]) assert.equal(world.read(`world/services/${service}`), "run\n");
  });

  it("leaves GitLab down when the migrations fail, says so, and goes on from there", async () => {
    const world = await running("19.2.1");
    world.publish({ version: "19.3.0" });
    world.refuse("reconfigure");
    const reason =
      "gitlab-ctl reconfigure failed in the middle of an upgrade: see its messages above. GitLab stays down until it succeeds; systemctl start gitlab-converge continues from here";
    await mustFail(world, reason);
    assert.equal(world.read("world/services/puma"), "down\n");
    assert.equal(world.read(`${volume}/.gitlab-node/migrated`), "19.2.1\n");
    await mustFail(world, reason);
    world.remove("world/refuse/reconfigure");
    await mustConverge(world);
    assert.equal(world.read("world/services/puma"), "run\n");
    assert.equal(world.read(`${volume}/.gitlab-node/migrated`), "19.3.0\n");
  });

  it("says which package it cannot install", async () => {
    const world = newWorld();
    world.put("world/installed", "19.2.1");
    world.refuse("dnf");
    await mustFail(world, "gitlab-ee 19.3.0 could not be installed: see the error from dnf above");
  });

  describe("and background migrations", () => {
    const unfinished = (count: number, at = "now") =>
      `${String(count)} background migrations of GitLab 19.2.1 are not finished (${at}): on 19.2.1, wait until Admin > Monitoring > Background migrations has none queued or running, then run pulumi up again`;
    const broken = (count: number, at = "now") =>
      `${String(count)} background migrations of GitLab 19.2.1 have failed (${at}): on 19.2.1, retry them under Admin > Monitoring > Background migrations until none is left, then run pulumi up again`;

    it("waits until they are finished", async () => {
      const world = await running("19.2.1");
      world.publish({ version: "19.3.0" });
      world.put("world/background-migrations", "3 0\n");
      await mustFail(world, unfinished(3));
      assert.equal(called(world, "dnf") + called(world, "gitlab-ctl"), 0);
      world.put("world/background-migrations", "0 0\n");
      await mustConverge(world);
    });

    it("waits until those that failed were retried", async () => {
      const world = await running("19.2.1");
      world.publish({ version: "19.3.0" });
      world.put("world/background-migrations", "0 1\n");
      await mustFail(world, broken(1));
      assert.equal(called(world, "dnf") + called(world, "gitlab-ctl"), 0);
    });

    it("let a patch of the same minor version through, which may be what heals them", async () => {
      const open = JSON.stringify({ version: "19.3.0", open: 2, failed: 1, at: "T" });
      assert.equal(await asked("19.3.0", "19.3.1", { ".gitlab-node/migrations.json": open }), undefined);
    });

    it("are counted by the states that GitLab gives them", () => {
      const [, query = ""] = /query_database "([^"]+)"/.exec(readBrought("scripts/lib/record.sh")) ?? [];
      const database = new DatabaseSync(":memory:"); // the query is plain SQL: any database understands it
      database.exec("CREATE TABLE batched_background_migrations (status smallint)");
      const count = () => Object.values(database.prepare(query).get() ?? {})[0];
      assert.equal(count(), "0 0");
      for (const [name, status, open, failed] of [
        ["paused", 0, 1, 0],
        ["active", 1, 2, 0],
        ["finished", 3, 2, 0],
        ["failed", 4, 2, 1],
        ["finalizing", 5, 3, 1],
        ["finalized", 6, 3, 1],
      ] as const) {
        database.exec(`INSERT INTO batched_background_migrations VALUES (${String(status)})`);
        assert.equal(count(), `${String(open)} ${String(failed)}`, name);
      }
      database.close();
    });

    it("are known from the volume where no database answers: on a new instance, and after a restore", async () => {
      const world = await running("19.2.1");
      world.put("world/background-migrations", "4 0\n");
      assert.equal((await world.run("opt/gitlab-node/current/report")).code, 0);
      world.newInstance("19.3.0");
      world.publish({ version: "19.3.0", fromSnapshot: true });
      const { at } = JSON.parse(world.read(`${volume}/.gitlab-node/migrations.json`)) as { at: string };
      await mustFail(world, unfinished(4, at));
      nothingWasDone(world);
    });

    for (const [name, found, reason] of [
      ["are open", { version: "19.2.1", open: 2, failed: 0, at: "T" }, unfinished(2, "T")],
      ["have failed", { version: "19.2.1", open: 2, failed: 5, at: "T" }, broken(5, "T")],
      [
        "were counted for another version",
        { version: "19.1.0", open: 0, failed: 0, at: "T" },
        "no record says whether the background migrations of GitLab 19.2.1 are finished: set gitlabVersion to 19.2.1 first, and let it run",
      ],
      [
        "were not counted",
        undefined,
        "no record says whether the background migrations of GitLab 19.2.1 are finished: set gitlabVersion to 19.2.1 first, and let it run",
      ],
    ] as const) {
      it(`stop a new instance when, by the volume, they ${name}`, async () => {
        const json = found ? JSON.stringify(found) : "";
        assert.equal(await asked("19.2.1", "19.3.0", { ".gitlab-node/migrations.json": json }), reason);
      });
    }

    it("stop a new instance after an upgrade that never came to its end", async () => {
      assert.equal(
        await asked("19.2.1", "19.3.0", { ".gitlab-node/migrated": "19.1.0\n" }),
        "the database has seen GitLab 19.2.1, but there is no record that its migrations succeeded: set gitlabVersion to 19.2.1 first, and let it converge",
      );
    });
  });

  describe("and the database of the volume", () => {
    for (const [major, wanted, brings] of [
      ["16", "19.2.1", "17"],
      ["18", "19.2.1", "17"],
      ["16", "19.3.0", "17 and 18"],
    ] as const) {
      it(`refuses PostgreSQL ${major} for GitLab ${wanted}`, async () => {
        assert.equal(
          await asked("19.2.1", wanted, { "postgresql/data/PG_VERSION": `${major}\n` }),
          `the data volume has a database of PostgreSQL ${major}, but GitLab ${wanted} includes ${brings}: set gitlabVersion to one that includes ${major}, or restore another snapshot`,
        );
      });
    }

    it("takes GitLab's own note of its version where this project wrote none", async () => {
      const own = { ".gitlab-node/version": "", "gitlab-rails/VERSION": "19.1.2-ee\n" };
      assert.equal(
        await asked("", "19.3.0", own),
        "GitLab 19.3.0 cannot follow 19.1.2 directly: set gitlabVersion to the newest 19.2 first",
      );
    });

    it("refuses a database of which nobody knows the version", async () => {
      assert.equal(
        await asked("", "19.3.0", { ".gitlab-node/version": "" }),
        "the data volume has a database, but no record of its GitLab version: write that version to /var/opt/gitlab/.gitlab-node/version",
      );
    });
  });
});
