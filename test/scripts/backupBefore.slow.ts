import assert from "node:assert/strict";
import { called, mustConverge, mustFail, refusal } from "./acting.ts";
import { recordOf, recordOn } from "./laidOutToolbox.ts";
import { running } from "./running.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const settings = "RECORDS=bucket NODE=toolbox-1 BACKUP_OLDEST_HOURS=28 DATABASE_HOST=gitlab-prod-0a1b.abc.rds.example";
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+/, "");

describe("a backup before an upgrade", function () {
  this.timeout(60_000);
  eachWithNewWorlds();
  let world: World;

  const backup = (hours: number) => {
    const state = JSON.stringify({ finishedAt: hoursAgo(hours) });
    world.put("world/s3/b-configuration/state/toolbox-1/backup.json", state);
  };
  const upgrade = (version = "19.4.0") => refusal(world, `${settings}; check_backup; check_restorable`, version);

  beforeEach(() => {
    world = newWorld();
    recordOn(world, { version: "19.3.0" });
    backup(27);
  });

  it("is recent, and the database can be taken back to about now", async () => {
    assert.equal(await upgrade(), undefined);
    assert.equal(
      called(world, "aws rds describe-db-instances --region us-east-1 --db-instance-identifier gitlab-prod-0a1b "),
      1,
    );
  });

  it("is not asked for by a new installation, the same version, or a patch of it", async () => {
    world.remove("world/s3/b-configuration/state");
    assert.equal(await upgrade("19.3.0"), undefined);
    assert.equal(await upgrade("19.3.2"), undefined);
    world.remove("world/s3/b-configuration/records");
    assert.equal(await upgrade(), undefined);
  });

  it("is not asked for again in the middle of an upgrade: none could be made", async () => {
    backup(50);
    world.put("root/var/lib/gitlab-node/version-changed", "");
    assert.equal(await upgrade(), undefined);
  });

  const way = "so there would be no way back from 19.4.0:";
  const start = "systemctl start gitlab-node-backup on toolbox-1, then run pulumi up with gitlabVersion 19.4.0";
  for (const [what, prepare, reason] of [
    [
      "missing",
      () => {
        world.remove("world/s3/b-configuration/state");
      },
      `there is no backup of GitLab 19.3.0, ${way} ${start}`,
    ],
    [
      "old",
      () => {
        backup(29.5);
      },
      `the newest backup of GitLab 19.3.0 was made 29 hours ago, and may be 28 hours old at most, ${way} ${start}`,
    ],
    [
      "old, and this instance too new to make one",
      () => {
        backup(30);
        world.put("world/installed", "19.4.0");
      },
      `the newest backup of GitLab 19.3.0 was made 30 hours ago, and may be 28 hours old at most, ${way} set gitlabVersion to 19.3.0, run pulumi up, then ${start}`,
    ],
    [
      "unknown",
      () => {
        world.refuse("s3");
      },
      "cannot read from b-configuration which GitLab the database has seen",
    ],
    [
      "there, but RDS has none",
      () => {
        world.put("world/restorable", "None\n");
      },
      "RDS can take gitlab-prod-0a1b.abc.rds.example back to no time at all: are its automated backups on (backupRetentionPeriod), and has it made the first one?",
    ],
    [
      "there, but the log of RDS is late",
      () => {
        world.put("world/restorable", "2026-01-01T00:00:00+00:00\n");
      },
      "RDS can take gitlab-prod-0a1b.abc.rds.example back only to 2026-01-01T00:00:00+00:00: see its events in RDS, and upgrade once it is no more than 28 hours ago",
    ],
    [
      "there, but RDS may not be asked",
      () => {
        world.refuse("rds");
      },
      "cannot ask RDS how far back gitlab-prod-0a1b.abc.rds.example can be taken: An error occurred (AccessDenied) when calling the DescribeDBInstances operation ",
    ],
  ] as const) {
    it(`stops it if it is ${what}`, async () => {
      prepare();
      assert.equal(await upgrade(), reason);
    });
  }
});

describe("a backup before an upgrade of the box", function () {
  this.timeout(120_000);
  eachWithNewWorlds();

  it("is its own one, and nothing is touched without it", async () => {
    const world = await running("19.2.1");
    world.remove("root/var/opt/gitlab/.gitlab-node/last-backup");
    world.publish({ version: "19.3.0" });
    await mustFail(
      world,
      "there is no backup of GitLab 19.2.1, so there would be no way back from 19.3.0: systemctl start gitlab-node-backup on gitaly-1, then run pulumi up with gitlabVersion 19.3.0",
    );
    assert.equal(called(world, "dnf") + called(world, "gitlab-ctl") + called(world, "aws rds"), 0);
    const { code, output } = await world.run("opt/gitlab-node/current/backup");
    assert.equal(code, 0, output);
    await mustConverge(world);
    assert.equal(world.read("world/installed"), "19.3.0");
    assert.equal(called(world, "aws rds"), 0);
  });
});

describe("the repositories of a new stack", function () {
  this.timeout(60_000);
  eachWithNewWorlds();
  const id = "toolbox-1-20261121T020000Z-19.3.0-ee";
  const step = `${settings} BACKUPS_BUCKET=b-backups GITALY_BACKUPS_BUCKET=b-gitaly-backups; restore_repositories`;

  it("are restored once, before a node may use the database, and again if that was cut off", async () => {
    const world = newWorld();
    assert.equal(await refusal(world, step), undefined);
    assert.equal(called(world, "gitlab-backup"), 0, "no restore was asked for");
    recordOn(world, { restoring: id });
    world.put(`world/s3/b-backups/${id}_gitlab_backup.tar`, "archive");
    world.put(`world/s3/b-gitaly-backups/manifests/default/a.git/${id}.toml`, "a");
    world.refuse("backup");
    assert.equal(
      await refusal(world, step),
      `gitlab-backup could not restore ${id}: see its messages above. It starts from the beginning when it is tried again`,
    );
    assert.equal(recordOf(world, "restored"), undefined);
    world.remove("world/refuse/backup");
    assert.equal(await refusal(world, step), undefined);
    assert.equal(recordOf(world, "restored"), id);
    world.forgetCalls();
    assert.equal(await refusal(world, step), undefined);
    assert.equal(called(world, "gitlab-backup"), 0);
  });
});
