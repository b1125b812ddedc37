import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { called } from "./acting.ts";
import { cutsOf } from "./cuts.ts";
import { recordOn, runOn, toolboxOn } from "./laidOutToolbox.ts";
import type { Ended, World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const others =
  "SKIP=db,uploads,builds,artifacts,pages,lfs,terraform_state,registry,packages,ci_secure_files,external_diffs,agent_plan_content,ci_catalog_bundles";

const month = new Date().toISOString().slice(0, 7).replace("-", "");
const before = (release: string, node = "toolbox-1") => `${node}-${month}01T000000Z-${release}`;

describe("a backup of repositories", function () {
  this.timeout(60_000);
  eachWithNewWorlds();
  let world: World;

  beforeEach(() => {
    world = newWorld();
    toolboxOn(world);
    recordOn(world, { version: "19.3.0", ready: "19.3.0", migrated: "19.3.0" });
  });

  const create = () => world.calls().filter((call) => call.startsWith("gitlab-backup"));
  const objects = (bucket: string) =>
    readdirSync(join(world.world, "s3", bucket), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(world.world, "s3", bucket).length + 1))
      .toSorted();

  function mustFail({ code, output }: Ended, reason: string): void {
    assert.equal(code, 1, output);
    const [said] = output.split("\n").flatMap((line) => /FAILED: (.*)$/.exec(line)?.[1] ?? []);
    assert.equal(said?.replaceAll(world.root, ""), reason);
    assert.equal(world.read("root/var/lib/gitlab-node/backup-failed").replaceAll(world.root, ""), `${reason}\n`);
  }

  it("is Gitaly's work: the archive says so, and the configuration has the secrets and the host keys", async () => {
    const { code, output } = await runOn(world, "backup");
    assert.equal(code, 0, output);
    const [configuration = "", data = "", ...more] = objects("b-backups");
    const id = /^(toolbox-1-\d{8}T\d{6}Z-19\.3\.0-ee)_gitlab_backup\.tar$/.exec(data)?.[1] ?? "";
    assert.deepEqual([configuration, more], [`configuration/toolbox-1/${id}.tar`, []], data);
    assert.deepEqual(create(), [`gitlab-backup create BACKUP=${id} CRON=1 REPOSITORIES_SERVER_SIDE=true ${others}`]);
    const members = execFileSync("tar", ["-tf", join(world.world, "s3/b-backups", configuration)], {
      encoding: "utf8",
    });
    assert.match(members, /gitlab-secrets\.json/);
    assert.match(members, /^ssh-host-keys\.json$/m);
    assert.deepEqual(readdirSync(join(world.root, "var/opt/gitlab/backups")), []);
    assert.match(world.read("world/s3/b-configuration/state/toolbox-1/backup.json"), new RegExp(`"backup": "${id}"`));
  });

  it("is an increment after another one of the same month and release, which it fetches for GitLab", async () => {
    const old = before("19.3.0-ee");
    for (const name of [old, before("19.3.0-ee", "toolbox-10"), before("19.3.0-ce"), before("19.2.1-ee")]) {
      world.object("b-backups", `${name}_gitlab_backup.tar`);
    }
    const { code, output } = await runOn(world, "backup");
    assert.equal(code, 0, output);
    assert.match(
      create().join("\n"),
      new RegExp(
        `^gitlab-backup create BACKUP=\\S+ CRON=1 REPOSITORIES_SERVER_SIDE=true ${others} INCREMENTAL=yes PREVIOUS_BACKUP=${old}$`,
      ),
    );
    assert.deepEqual(readdirSync(join(world.root, "var/opt/gitlab/backups")), []);
  });

  for (const [what, name] of [
    ["of another month", "toolbox-1-20260101T000000Z-19.3.0-ee"],
    ["of another release", before("19.2.1-ee")],
    ["of another edition", before("19.3.0-ce")],
    ["that somebody else named", `toolbox-1-${month}01-mine-19.3.0-ee`],
  ] as const) {
    it(`is a full one after a backup ${what}`, async () => {
      world.object("b-backups", `${name}_gitlab_backup.tar`);
      const { code, output } = await runOn(world, "backup");
      assert.equal(code, 0, output);
      assert.ok(
        create().every((call) => !call.includes("INCREMENTAL")),
        create().join(),
      );
      assert.match(output, /backup: a full backup$/m);
    });
  }

  it("is a full one after repositories were replaced, until there is one since then", async () => {
    world.object("b-backups", `${before("19.3.0-ee")}_gitlab_backup.tar`);
    recordOn(world, { replaced: `${month}01T000001Z` });
    assert.equal((await runOn(world, "backup")).code, 0);
    assert.ok(create().every((call) => !call.includes("INCREMENTAL")));
    await sleep(1000); // the names of backups have seconds
    const { output } = await runOn(world, "backup");
    assert.match(output, /backup: an increment after toolbox-1-/);
  });

  it("is none before a new installation has migrated, and nothing is wrong", async () => {
    world.remove("world/s3/b-configuration/records");
    const { code, output } = await runOn(world, "backup");
    assert.equal(code, 0, output);
    assert.deepEqual(create(), []);
    assert.ok(!world.has("root/var/lib/gitlab-node/backup-failed"));
  });

  for (const [when, prepare] of [
    [
      "in the middle of an upgrade of the database",
      () => {
        recordOn(world, { version: "19.4.0" });
      },
    ],
    [
      "with a newer package",
      () => {
        world.put("world/installed", "19.4.0");
      },
    ],
    [
      "while repositories are restored",
      () => {
        recordOn(world, { restoring: "toolbox-1-x" });
      },
    ],
  ] as const) {
    it(`waits ${when}, and not for ever`, async () => {
      prepare();
      mustFail(
        await runOn(world, "backup"),
        "GitLab was not up within 1 seconds: the database does not answer, or an upgrade or a restore is not finished; look at converge.log, then start gitlab-node-backup.service",
      );
      assert.deepEqual(create(), []);
    });
  }

  for (const [what, file, reason] of [
    [
      "fails",
      "refuse/backup",
      "gitlab-backup failed: see its messages above, and gitlab-ctl tail gitaly on the nodes with the repositories",
    ],
    [
      "is cut off",
      "cut-archive",
      "the archive of gitlab-backup is broken, or says nothing about itself: it stays in /var/opt/gitlab/backups",
    ],
    [
      "has repositories in the archive",
      "in-the-archive",
      "the archive of gitlab-backup does not say that Gitaly has the repositories: it stays in /var/opt/gitlab/backups",
    ],
  ] as const) {
    it(`that ${what} deletes none of the earlier ones`, async () => {
      for (const day of ["01", "02", "03"])
        world.object("b-backups", `toolbox-1-202601${day}T000000Z-19.3.0-ee_gitlab_backup.tar`, 300);
      world.put(`world/${file}`, "");
      mustFail(await runOn(world, "backup"), reason);
      assert.equal(objects("b-backups").length, 3);
      world.remove(`world/${file}`);
      assert.equal((await runOn(world, "backup")).code, 0);
      assert.equal(
        objects("b-backups").filter((key) => key.startsWith("toolbox-1-202601")).length,
        1,
        "the two newest stay",
      );
      assert.ok(!world.has("root/var/lib/gitlab-node/backup-failed"));
    });
  }

  it("is made by the next run if it was cut off at any call, and leaves nothing on the node", async function () {
    this.timeout(300_000);
    world.object("b-backups", `${before("19.3.0-ee")}_gitlab_backup.tar`);
    for (const { call, restore } of await cutsOf(world, (on, environment) => runOn(on, "backup", [], environment))) {
      restore();
      const { code, output } = await runOn(world, "backup");
      assert.equal(code, 0, `after a cut at ${call}: ${output}`);
      assert.deepEqual(readdirSync(join(world.root, "var/opt/gitlab/backups")), []);
      assert.deepEqual(readdirSync(join(world.root, "var/opt/gitlab/.gitlab-node/etc-backups")), []);
      const { backup } = JSON.parse(world.read("world/s3/b-configuration/state/toolbox-1/backup.json")) as {
        readonly backup: string;
      };
      for (const key of [`${backup}_gitlab_backup.tar`, `configuration/toolbox-1/${backup}.tar`]) {
        assert.ok(world.has(`world/s3/b-backups/${key}`), key);
      }
    }
  });

  it("is remembered by its successors, and its age reported", async () => {
    const age = async () => {
      const { code, output } = await runOn(world, "report");
      assert.equal(code, 0, output);
      const metrics = JSON.parse(world.read("world/metrics.json")) as { MetricName: string; Value: number }[];
      return metrics.find(({ MetricName }) => MetricName === "BackupAgeHours")?.Value;
    };
    assert.equal(await age(), 0);
    world.put("root/var/opt/gitlab/.gitlab-node/first-converge", String(Math.floor(Date.now() / 1000) - 9 * 3600));
    assert.equal(await age(), 9, "since the database was first seen migrated");
    const at = new Date(Date.now() - 5 * 3_600_000).toISOString().replace(/\.\d+/, "");
    world.put("world/s3/b-configuration/state/toolbox-1/backup.json", JSON.stringify({ finishedAt: at }));
    world.newInstance();
    toolboxOn(world);
    assert.equal(await age(), 5);
    assert.equal(called(world, "gitlab-backup"), 0);
  });
});
