import assert from "node:assert/strict";
import { needsNodeTools } from "./needsNodeTools.ts";
import { World } from "./world.ts";

describe("backup and report", function () {
  this.timeout(30_000);
  let world: World;
  before(needsNodeTools);
  beforeEach(async () => {
    world = new World();
    assert.equal((await world.bootstrap()).code, 0);
    world.forgetCalls();
  });
  afterEach(() => {
    world.destroy();
  });

  const backup = () => world.run("opt/gitlab-node/current/backup");
  const metrics = async () => {
    assert.equal((await world.run("opt/gitlab-node/current/report")).code, 0);
    const published = JSON.parse(world.read("world/metrics.json")) as {
      MetricName: string;
      Value: number;
      Dimensions: unknown;
    }[];
    assert.deepEqual(published[0]?.Dimensions, [{ Name: "Node", Value: "gitaly-1" }]);
    return Object.fromEntries(published.map(({ MetricName, Value }) => [MetricName, Value]));
  };

  it("backs up without what lies in S3, and the configuration apart", async () => {
    const { code, output } = await backup();
    assert.equal(code, 0, output);
    assert.ok(
      world
        .calls()
        .includes(
          "gitlab-backup create CRON=1 SKIP=uploads,builds,artifacts,pages,lfs,terraform_state,registry,packages,ci_secure_files,external_diffs",
        ),
    );
    assert.ok(world.has("world/s3/b-backups/1_gitlab_backup.tar"));
    assert.ok(world.has("world/s3/b-backups/configuration/gitaly-1/gitlab_config_1.tar"));
    assert.ok(!world.has("root/var/opt/gitlab/backups/1_gitlab_backup.tar"));
    assert.ok(world.has("world/s3/b-configuration/state/gitaly-1-backup.json"));
    assert.deepEqual(await metrics(), {
      ConvergeFailed: 0,
      BackupFailed: 0,
      BackupAgeHours: 0,
      DataVolumeUsedPercent: 42,
    });
  });

  it("does not start without room, and reports it", async () => {
    world.put("world/free", "10\n");
    const { code, output } = await backup();
    assert.equal(code, 1);
    assert.match(
      output,
      /FAILED: a backup needs \d+ MiB on the data volume and 10 are free: raise nodes.box.volumeGiB/,
    );
    assert.ok(!world.calls().some((call) => call.startsWith("gitlab-backup")));
    assert.equal((await metrics()).BackupFailed, 1);
  });

  it("reports a backup that failed until one succeeds", async () => {
    world.refuse("backup");
    assert.equal((await backup()).code, 1);
    assert.equal((await metrics()).BackupFailed, 1);
    world.remove("world/refuse/backup");
    assert.equal((await backup()).code, 0);
    assert.equal((await metrics()).BackupFailed, 0);
  });

  it("counts the age of the backup from the first converge until there is one", async () => {
    const hoursAgo = (hours: number) => `${String(Math.floor(Date.now() / 1000) - hours * 3600)}\n`;
    world.put("root/var/opt/gitlab/.gitlab-node/first-converge", hoursAgo(30));
    assert.equal((await metrics()).BackupAgeHours, 30);
    world.put("root/var/opt/gitlab/.gitlab-node/last-backup", hoursAgo(5));
    assert.equal((await metrics()).BackupAgeHours, 5);
  });

  it("reports a converge that failed", async () => {
    world.put("root/var/lib/gitlab-node/failed", "reason\n");
    assert.equal((await metrics()).ConvergeFailed, 1);
  });
});
