import assert from "node:assert/strict";
import { called, mustConverge, mustFail } from "./acting.ts";
import { volumeId, type World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

describe("converge, and the data volume", function () {
  this.timeout(120_000);
  eachWithNewWorlds();

  it("waits for a volume that comes late", async () => {
    const world = newWorld();
    world.put("world/late", "");
    await mustConverge(world);
    assert.equal(called(world, "lsblk"), 2);
  });

  it("gives up on a volume that does not come, and on another one in its place", async () => {
    const world = newWorld();
    world.attach("vol0aaaaaaaaaaaaaaaa");
    await mustFail(world, `the volume ${volumeId} was not attached within 1 seconds: does its attachment exist?`);
    assert.equal(called(world, "mkfs.xfs"), 0);
  });

  it("refuses to touch another volume that is mounted", async () => {
    const world = newWorld();
    world.put("world/mounted", "/dev/nvme9n1\n");
    await mustFail(
      world,
      `/dev/nvme9n1 is mounted at /var/opt/gitlab instead of ${volumeId} (${world.device}): nothing is touched; replace the instance (docs/operations.md)`,
    );
  });

  it("mounts a volume that is formatted already, and never formats it", async () => {
    const world = newWorld();
    world.put("world/devices/nvme1n1.type", "xfs\n");
    world.put("world/devices/nvme1n1.content/precious", "data");
    await mustConverge(world);
    assert.equal(called(world, "mkfs.xfs"), 0);
    assert.equal(world.read("world/devices/nvme1n1.content/precious"), "data");
  });

  for (const [name, prepare, reason] of [
    [
      "a volume from a snapshot without a file system",
      (world: World) => world.publish({ fromSnapshot: true }),
      `${volumeId} comes from a snapshot but has no file system: it will not be formatted; restore another snapshot`,
    ],
    [
      "a volume that was formatted before and is empty",
      (world: World) => {
        world.put(`world/s3/b-configuration/volumes/gitaly-1/${volumeId}.json`, '{"status": "formatted"}');
      },
      `${volumeId} was formatted before and is empty now: it will not be formatted again; restore a snapshot`,
    ],
    [
      "a volume whose first MiB is not empty",
      (world: World) => {
        world.put("world/devices/nvme1n1", "x".repeat(2 ** 21));
      },
      `${volumeId} has no file system, but its first MiB is not empty: it will not be formatted; look at what is on it`,
    ],
    [
      "a volume with another file system",
      (world: World) => {
        world.put("world/devices/nvme1n1.type", "LVM2_member\n");
      },
      `${volumeId} holds LVM2_member, not xfs: it is not a data volume of this project`,
    ],
  ] as const) {
    it(`does not format ${name}`, async () => {
      const world = newWorld();
      prepare(world);
      await mustFail(world, reason);
      assert.equal(called(world, "mkfs.xfs"), 0);
    });
  }

  it("stops when the volume cannot be mounted, or GitLab would write to the root disk", async () => {
    const world = newWorld();
    world.refuse("mount");
    await mustFail(world, `${volumeId} cannot be mounted: see the error from mount above`);
    const other = newWorld();
    other.put("world/mount-does-nothing", "");
    await mustFail(other, "/var/opt/gitlab is still on the root disk: GitLab would write its data there");
    assert.equal(called(other, "gitlab-ctl"), 0);
  });

  for (const [database, entry, reason] of [
    [
      "passwd",
      "tss:x:304:304::/dev/null:/sbin/nologin",
      "tss has the id 304 in passwd, which belongs to GitLab's gitlab-psql: it would own the files of gitlab-psql on the data volume; use an image without tss (amiId), or without the package that creates it, and raise the generation",
    ],
    [
      "group",
      "render:x:302:",
      "render has the id 302 in group, which belongs to GitLab's gitlab-www: it would own the files of gitlab-www on the data volume; use an image without render (amiId), or without the package that creates it, and raise the generation",
    ],
    [
      "passwd",
      "git:x:995:995::/var/opt/gitlab:/bin/sh",
      "git has the id 995 in passwd instead of 301: it would not own its files on the data volume; use an image where GitLab is not configured yet (amiId), and raise the generation",
    ],
  ] as const) {
    it(`refuses a machine whose ${database} says ${entry}, before anything is written`, async () => {
      const world = newWorld();
      world.put(`world/accounts/${database}`, `root:x:0:0\n${entry}\n`);
      await mustFail(world, reason);
      assert.deepEqual(
        world.calls().filter((call) => !/^(aws|systemctl|getent)/.test(call)),
        [],
      );
    });
  }

  it("takes accounts that are as they should be, as they are after the first converge", async () => {
    const world = newWorld();
    world.put("world/accounts/passwd", "git:x:301:301\ngitlab-psql:x:304:304\n");
    world.put("world/accounts/group", "git:x:301:\ngitlab-psql:x:304:\n");
    await mustConverge(world);
  });

  it("refuses a volume whose files belong to other ids", async () => {
    const world = newWorld();
    world.put("world/devices/nvme1n1.type", "xfs\n");
    world.put("world/devices/nvme1n1.content/postgresql/data/PG_VERSION", "17\n");
    world.put("world/owner", "995");
    await mustFail(
      world,
      "postgresql/data on the data volume belongs to the id 995 instead of 304 (gitlab-psql): it comes from another installation; change its files to the ids of this project first (docs/operations.md, adopt what exists)",
    );
    assert.equal(called(world, "gitlab-ctl"), 0);
  });
});
