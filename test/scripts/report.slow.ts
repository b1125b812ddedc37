import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { allWithOneWorld } from "./allWithOneWorld.ts";
import { type World, volumeId } from "./world.ts";

const note = "root/var/opt/gitlab/.gitlab-node";

describe("the report", function () {
  this.timeout(60_000);
  let world: World;
  allWithOneWorld((one) => (world = one));

  async function metrics(): Promise<Record<string, number>> {
    const { code, output } = await world.run("opt/gitlab-node/current/report");
    assert.equal(code, 0, output);
    const published = JSON.parse(world.read("world/metrics.json")) as {
      MetricName: string;
      Value: number;
      Dimensions: unknown;
    }[];
    for (const { Dimensions } of published) assert.deepEqual(Dimensions, [{ Name: "Node", Value: "gitaly-1" }]);
    return Object.fromEntries(published.map(({ MetricName, Value }) => [MetricName, Value]));
  }

  const ago = (hours: number) => Math.floor(Date.now() / 1000) - hours * 3600;

  it("says how a healthy node is", async () => {
    assert.deepEqual(await metrics(), {
      ConvergeFailed: 0,
      BackupFailed: 0,
      BackupAgeHours: 0,
      SnapshotAgeHours: 0,
      DataVolumeUsedPercent: 42,
      RootDiskUsedPercent: 42,
      MemoryUsedPercent: 75,
      FailedMigrations: 0,
      PatchFailed: 0,
      RestartNeeded: 0,
      SystemAgeDays: 10,
    });
  });

  for (const [file, metric] of [
    ["root/var/lib/gitlab-node/failed", "ConvergeFailed"],
    ["root/var/lib/gitlab-node/backup-failed", "BackupFailed"],
    ["root/var/lib/gitlab-node/patch-failed", "PatchFailed"],
    ["root/run/gitlab-node-restart-needed", "RestartNeeded"],
  ] as const) {
    it(`says ${metric} as long as its reason is there`, async () => {
      world.put(file, "reason\n");
      assert.equal((await metrics())[metric], 1);
      world.remove(file);
      assert.equal((await metrics())[metric], 0);
    });
  }

  it("counts the age of the backup from the first converge until there is one", async () => {
    world.put(`${note}/first-converge`, `${String(ago(30))}\n`);
    assert.equal((await metrics()).BackupAgeHours, 30);
    world.put(`${note}/last-backup`, `${String(ago(5))}\n`);
    assert.equal((await metrics()).BackupAgeHours, 5);
  });

  it("says how much of the room that the last backup needed is free, but not while the lock is held", async () => {
    world.put(`${note}/backup-needs`, "40000\n");
    world.put("world/free", "50000\n");
    assert.equal((await metrics()).BackupRoomPercent, 125);
    const lock = join(world.root, "run/lock/gitlab-node.lock");
    const holder = spawn("flock", [lock, "-c", "echo held; read line"], { stdio: ["pipe", "pipe", "inherit"] });
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    assert.equal((await metrics()).BackupRoomPercent, undefined);
    holder.stdin.end("\n");
    await new Promise((resolve) => holder.once("close", resolve));
    assert.equal((await metrics()).BackupRoomPercent, 125);
  });

  it("counts background migrations that have failed", async () => {
    world.put("world/background-migrations", "3 2\n");
    assert.equal((await metrics()).FailedMigrations, 2);
  });

  describe("of snapshots", () => {
    const asks = () => world.calls().filter((call) => call.startsWith("aws backup"));
    const age = async () => {
      world.remove("root/var/lib/gitlab-node/snapshots-asked");
      return (await metrics()).SnapshotAgeHours;
    };

    it("counts from when the volume was first seen until there is one", async () => {
      world.put(`${note}/newest-snapshot`, `${volumeId} ${String(ago(9))}\n`);
      assert.equal(await age(), 9);
    });

    it("takes the newest that AWS Backup names for this volume", async () => {
      const at = (hours: number) => new Date(ago(hours) * 1000).toISOString().replace("Z", "000+00:00");
      world.put("world/recovery-points", JSON.stringify([at(50), at(3), at(26)]));
      world.forgetCalls();
      assert.equal(await age(), 3);
      const [ask = ""] = asks();
      assert.match(ask, /--backup-vault-name vault-1 --by-created-after \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /);
      assert.ok(
        ask.endsWith(
          `--query RecoveryPoints[?Status=='COMPLETED' && ends_with(ResourceArn, '/${volumeId}')].CreationDate`,
        ),
        ask,
      );
      await metrics();
      assert.equal(asks().length, 1, "it asks once an hour");
    });

    it("lets the age grow when AWS Backup does not answer", async () => {
      world.put(`${note}/newest-snapshot`, `${volumeId} ${String(ago(40))}\n`);
      world.refuse("vault");
      assert.equal(await age(), 40);
      world.remove("world/refuse/vault");
    });

    it("starts anew with another volume", async () => {
      world.remove("world/recovery-points");
      world.put("root/var/lib/gitlab-node/volume-id", "vol-0ffffffffffffffff\n");
      assert.equal((await metrics()).SnapshotAgeHours, 0);
      assert.match(world.read(`${note}/newest-snapshot`), /^vol-0ffffffffffffffff \d+\n$/);
    });
  });
});
