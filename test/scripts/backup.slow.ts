import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { backupRoom } from "../../config/backupRoom.ts";
import { roomyVolume, type PlannedData } from "../../config/roomyVolume.ts";
import { boxes } from "../../config/sizes/boxes.ts";
import { allWithOneWorld } from "./allWithOneWorld.ts";
import type { Ended, World } from "./world.ts";

const bucket = "b-backups";
const flaws = ["refuse/backup", "cut-archive", "without-database", "broken-dump"].map((flaw) => `world/${flaw}`);
const folder = "root/var/opt/gitlab/backups";

describe("a backup", function () {
  this.timeout(60_000);
  let world: World;
  allWithOneWorld((one) => (world = one));
  // The node is restored before each test.
  beforeEach(() => {
    for (const made of [
      `world/s3/${bucket}`,
      folder,
      "root/var/opt/gitlab/.gitlab-node/etc-backups",
      "root/var/lib/gitlab-node/backup-failed",
      "world/free",
      "world/mib-of-repositories",
      "world/mib-of-data",
      "world/refuse/truncated",
      ...flaws,
    ]) {
      world.remove(made);
    }
    for (const service of ["gitaly", "postgresql"]) world.put(`world/services/${service}`, "run\n");
    world.forgetCalls();
  });

  const backup = (environment: Readonly<Record<string, string>> = {}) =>
    world.run("opt/gitlab-node/current/backup", [], environment);
  const objects = () =>
    readdirSync(join(world.world, "s3", bucket), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(world.world, "s3", bucket).length + 1))
      .toSorted();
  const called = (command: string) => world.calls().some((call) => call.startsWith(command));

  function mustFail({ code, output }: Ended, reason: string): void {
    assert.equal(code, 1, output);
    const [said] = output.split("\n").flatMap((line) => /FAILED: (.*)$/.exec(line)?.[1] ?? []);
    assert.equal(said?.replaceAll(world.root, ""), reason);
    assert.equal(world.read("root/var/lib/gitlab-node/backup-failed").replaceAll(world.root, ""), `${reason}\n`);
  }

  it("holds what does not lie in S3, and the configuration apart, under the node's own names", async () => {
    const { code, output } = await backup();
    assert.equal(code, 0, output);
    const [configuration = "", data = "", ...more] = objects();
    const id = /^(gitaly-1-\d{8}T\d{6}Z-19\.3\.0-ee)_gitlab_backup\.tar$/.exec(data)?.[1] ?? "";
    assert.deepEqual([configuration, more], [`configuration/gitaly-1/${id}.tar`, []], data);
    assert.ok(
      called(
        `gitlab-backup create BACKUP=${id} CRON=1 SKIP=uploads,builds,artifacts,pages,lfs,terraform_state,registry,packages,ci_secure_files,external_diffs`,
      ),
    );
    assert.deepEqual(readdirSync(join(world.folder, folder)), []);
    assert.deepEqual(readdirSync(join(world.root, "var/opt/gitlab/.gitlab-node/etc-backups")), []);
    const { finishedAt, seconds, ...state } = JSON.parse(
      world.read("world/s3/b-configuration/state/gitaly-1/backup.json"),
    ) as Record<string, unknown>;
    assert.deepEqual(state, { node: "gitaly-1", backup: id });
    assert.ok(typeof finishedAt === "string" && typeof seconds === "number");
  });

  it("never uploads or deletes what somebody else put there, and takes away what it left itself", async () => {
    const others = ["1700000000_2023_11_14_19.2.1-ee_gitlab_backup.tar", "dump_gitlab_backup.tar", "notes.txt"];
    for (const name of others) world.put(`${folder}/${name}`, "theirs");
    world.put("root/var/opt/gitlab/.gitlab-node/etc-backups/mine.tar", "theirs");
    world.put(`${folder}/gitaly-1-20261101T020000Z-19.3.0-ee_gitlab_backup.tar`, "cut off");
    world.put("root/var/opt/gitlab/.gitlab-node/etc-backups/run.abc/gitlab_config_1.tar", "cut off");
    assert.equal((await backup()).code, 0);
    assert.deepEqual(readdirSync(join(world.folder, folder)).toSorted(), others.toSorted());
    assert.deepEqual(readdirSync(join(world.root, "var/opt/gitlab/.gitlab-node/etc-backups")), ["mine.tar"]);
    assert.equal(objects().length, 2);
  });

  it("deletes what is too old once a new one is there, but two, and nothing that it has not named", async () => {
    const data = (day: string) => `gitaly-1-202610${day}T020000Z-19.2.1-ee_gitlab_backup.tar`;
    const configuration = (day: string) => `configuration/gitaly-1/gitaly-1-202610${day}T020000Z-19.2.1-ee.tar`;
    for (const [day, age] of [
      ["01", 51],
      ["20", 31],
      ["25", 29],
    ] as const) {
      world.object(bucket, data(day), age);
      world.object(bucket, configuration(day), age);
    }
    const others = [
      "1700000000_2023_11_14_19.2.1-ee_gitlab_backup.tar",
      "configuration/gitaly-1/mine.tar",
      "gitaly-1-mine_gitlab_backup.tar",
      "gitaly-10-20261001T020000Z-19.2.1-ee_gitlab_backup.tar",
    ];
    for (const key of others) world.object(bucket, key, 400);
    assert.equal((await backup()).code, 0);
    const mine = objects().filter((key) => key.includes("-19.3.0-ee"));
    assert.equal(mine.length, 2);
    assert.deepEqual(objects(), [...mine, ...others, data("25"), configuration("25")].toSorted());
  });

  it("keeps the two newest, however old the second is", async () => {
    for (const day of ["01", "02"])
      world.object(bucket, `gitaly-1-202608${day}T020000Z-19.2.1-ee_gitlab_backup.tar`, 102 - Number(day));
    assert.equal((await backup()).code, 0);
    assert.deepEqual(
      objects().filter((key) => key.includes("2026080")),
      ["gitaly-1-20260802T020000Z-19.2.1-ee_gitlab_backup.tar"],
    );
  });

  for (const [name, prepare, reason] of [
    [
      "fails",
      () => {
        world.refuse("backup");
      },
      "gitlab-backup failed: see its messages above",
    ],
    [
      "leaves an archive that is cut off",
      () => {
        world.put("world/cut-archive", "");
      },
      `the archive of gitlab-backup is broken: it stays in /var/opt/gitlab/backups`,
    ],
    [
      "leaves an archive without a database",
      () => {
        world.put("world/without-database", "");
      },
      "the archive of gitlab-backup contains no db/database.sql.gz: it stays in /var/opt/gitlab/backups",
    ],
    [
      "leaves a database that cannot be unpacked",
      () => {
        world.put("world/broken-dump", "");
      },
      "the database in the archive of gitlab-backup is broken: it stays in /var/opt/gitlab/backups",
    ],
  ] as const) {
    it(`that ${name} deletes none of the earlier ones, however old they are, and is reported until one succeeds`, async () => {
      const old = "gitaly-1-20260101T020000Z-19.2.1-ee_gitlab_backup.tar";
      for (const key of [old, old.replace("0101", "0102"), old.replace("0101", "0103")]) world.object(bucket, key, 300);
      prepare();
      mustFail(await backup(), reason);
      assert.equal(objects().length, 3);
      for (const flaw of flaws) world.remove(flaw);
      assert.equal((await backup()).code, 0);
      assert.ok(!world.has("root/var/lib/gitlab-node/backup-failed"));
    });
  }

  it("stays on the node until S3 has all of it", async () => {
    world.refuse("truncated");
    const { code, output } = await backup();
    assert.equal(code, 1);
    assert.match(
      output,
      /FAILED: S3 has 7 bytes of configuration\/gitaly-1\/gitaly-1-\S+, but the local archive has \d+: /,
    );
    assert.equal(readdirSync(join(world.folder, folder)).length, 1);
  });

  it("that was missed waits until GitLab is up, and not for ever", async () => {
    world.put("world/services/gitaly", "down\n");
    const late = setTimeout(() => {
      world.put("world/services/gitaly", "run\n");
    }, 2_500);
    const { code, output } = await backup({ GITLAB_WAIT_SECONDS: "30" });
    clearTimeout(late);
    assert.equal(code, 0, output);
    world.put("world/services/postgresql", "down\n");
    mustFail(
      await backup(),
      "GitLab was not up within 1 seconds: look at gitlab-ctl status and converge.log, then start gitlab-node-backup.service",
    );
  });

  it("waits in the middle of an upgrade, and leaves the lock to converge meanwhile", async () => {
    world.put("root/var/lib/gitlab-node/version-changed", "");
    world.remove("root/var/lib/gitlab-node/converged-converge");
    const [waited, converged] = await Promise.all([
      backup({ GITLAB_WAIT_SECONDS: "60" }),
      world.bootstrap([], { LOCK_SECONDS: "0" }),
    ]);
    assert.equal(converged.code, 0, converged.output);
    assert.equal(waited.code, 0, waited.output);
    const calls = world.calls().map((call) => call.split(" ").slice(0, 2).join(" "));
    assert.ok(calls.indexOf("gitlab-ctl restart") < calls.indexOf("gitlab-backup create"));
  });

  describe("and its room on the volume", () => {
    /** The reason that the script itself gives, for a volume that is as full as planned. */
    async function refused(
      { databaseGiB, repositoriesGiB }: PlannedData,
      volumeGiB: number,
      lessMiB = 0,
    ): Promise<string> {
      const mib = (gib: number) => Math.floor(gib * 1024);
      world.put("world/mib-of-repositories", String(mib(repositoriesGiB)));
      world.put("world/mib-of-data", String(mib(databaseGiB)));
      const used = databaseGiB + repositoriesGiB + backupRoom.otherGiB + volumeGiB * backupRoom.fileSystemShare;
      const free = mib(volumeGiB - used) - lessMiB;
      world.put("world/free", `${String(free)}\n`);
      world.refuse("backup"); // it ends right after the check
      const { output } = await backup();
      return /FAILED: (.*)/.exec(output)?.[1] ?? "";
    }

    const started = "gitlab-backup failed: see its messages above";

    for (const { users, nodes } of boxes) {
      const { planned, sizeGiB, minimumGiB } = nodes.box!.volume;
      it(`is there for ${String(users)} users, when the volume is as full as planned, and on its least volume with half the repositories`, async () => {
        assert.equal(await refused(planned, sizeGiB), started);
        const half = { ...planned, repositoriesGiB: planned.repositoriesGiB / 2 };
        assert.equal(await refused(half, minimumGiB), started);
      });
    }

    it("is there on any volume that is planned so, and short of it when there is a step less", async () => {
      const gib = fc.integer({ min: 1, max: 4000 });
      await fc.assert(
        fc.asyncProperty(fc.record({ databaseGiB: gib, repositoriesGiB: gib }), async (planned) => {
          assert.equal(await refused(planned, roomyVolume(planned)), started);
          assert.match(await refused(planned, roomyVolume(planned) - 11), /^a backup needs \d+ MiB/);
        }),
        { numRuns: 4 },
      );
    });

    it("is asked for before anything is packed, and said", async () => {
      const said = await refused({ databaseGiB: 12, repositoriesGiB: 25 }, 120, 10_000);
      assert.match(said, /^a backup needs 76800 MiB on the data volume and \d+ are free: raise nodes\.box\.volumeGiB$/);
      assert.ok(!called("gitlab-backup"));
    });
  });
});
