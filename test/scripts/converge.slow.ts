import assert from "node:assert/strict";
import { called, mustConverge, mustFail } from "./acting.ts";
import { snapshot } from "./snapshot.ts";
import { volumeId } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

describe("converge", function () {
  this.timeout(120_000);
  eachWithNewWorlds();

  it("takes a blank node to a running GitLab on the first run", async () => {
    const world = newWorld();
    const output = await mustConverge(world);
    assert.deepEqual(
      output
        .split("\n")
        .map((line) => /converge: (\w+)$/.exec(line)?.[1])
        .filter(Boolean),
      [
        "check_accounts",
        "mount_volume",
        "check_owners",
        "start_supervisor",
        "check_space",
        "check_version",
        "check_backup",
        "record_volume",
        "install_secrets",
        "install_certificate",
        "install_configuration",
        "install_package",
        "install_units",
        "stop_for_migrations",
        "reconfigure",
        "install_host_keys",
        "publish_host_keys",
        "apply_application_settings",
        "start_agent",
        "await_readiness",
      ],
    );
    assert.equal(
      world.read("root/etc/fstab"),
      "UUID=uuid-of-nvme1n1 /var/opt/gitlab xfs defaults,noatime,nofail,x-systemd.device-timeout=30 0 2\n",
    );
    assert.deepEqual(JSON.parse(world.read("root/etc/gitlab/node-secrets.json")), {
      rootPassword: "correct horse",
    });
    assert.equal(snapshot(world)["root/etc/gitlab/node-secrets.json"]?.slice(0, 3), "600");
    assert.equal(snapshot(world)["root/etc/gitlab/gitlab.rb"]?.slice(0, 3), "600");
    assert.deepEqual(JSON.parse(world.read("world/secrets/ssh-host-keys")), {
      ssh_host_ed25519_key: "key-of-nvme1n1\n",
    });
    assert.deepEqual(JSON.parse(world.read(`world/s3/b-configuration/volumes/gitaly-1/${volumeId}.json`)), {
      volume: volumeId,
      status: "formatted",
    });
    assert.equal(called(world, "dnf"), 0);
  });

  it("never prints a secret", async () => {
    const world = newWorld();
    const output = await mustConverge(world);
    assert.ok(
      !/correct horse|key-of-|"made"/.test(output + world.read("root/var/log/gitlab-node/converge.log")),
      output,
    );
  });

  it("changes nothing on the second run", async () => {
    const world = newWorld();
    await mustConverge(world);
    const before = snapshot(world);
    world.forgetCalls();
    await mustConverge(world);
    assert.deepEqual(snapshot(world), before);
    assert.equal(called(world, "gitlab-ctl reconfigure"), 0);
    assert.equal(called(world, "gitlab-ctl start"), 1);
  });

  it("changes nothing when everything is done again", async () => {
    const world = newWorld();
    await mustConverge(world);
    const before = snapshot(world);
    world.remove("root/var/lib/gitlab-node/converged-converge");
    world.forgetCalls();
    await mustConverge(world);
    assert.deepEqual(snapshot(world), before);
    assert.equal(called(world, "gitlab-ctl reconfigure"), 1);
    assert.equal(called(world, "mkfs.xfs"), 0);
    assert.equal(called(world, "aws secretsmanager put-secret-value"), 0);
  });

  it("lets two runs at once follow each other", async () => {
    const world = newWorld();
    const both = await Promise.all([world.bootstrap(), world.bootstrap()]);
    assert.deepEqual(
      both.map(({ code }) => code),
      [0, 0],
    );
    assert.equal(called(world, "gitlab-ctl reconfigure"), 1);
    assert.equal(called(world, "mkfs.xfs"), 1);
  });

  it("gives up when the lock is held for too long", async () => {
    const world = newWorld();
    const first = world.bootstrap([], { VOLUME_WAIT_SECONDS: "3" });
    world.remove("world/devices/nvme1n1.serial");
    world.put("world/devices/other.serial", "vol0other\n");
    await new Promise((resolve) => setTimeout(resolve, 700));
    const second = await world.bootstrap([], { LOCK_SECONDS: "0" });
    assert.equal(second.code, 1);
    assert.match(second.output, /bootstrap: another converge or backup has held the lock for 0 seconds/);
    await first;
  });

  it("refuses a configuration that is not the one the pointer names", async () => {
    const world = newWorld();
    const hash = world.publish();
    world.put("world/s3/b-configuration/nodes/gitaly-1.json", '{"files": []}');
    const ended = await world.bootstrap();
    assert.equal(ended.code, 1);
    assert.match(ended.output, new RegExp(`the configuration in S3 is not ${hash}: somebody changed it`));
    assert.equal(called(world, "mount"), 0);
  });

  it("says so when S3 refuses, and when the pointer cannot be read", async () => {
    const world = newWorld();
    world.refuse("s3");
    const refused = await world.bootstrap();
    assert.equal(refused.code, 1);
    assert.match(refused.output, /AccessDenied[\s\S]*bootstrap: cannot fetch the configuration \w+ from S3/);
    world.refuse("parameter");
    const missing = await world.bootstrap();
    assert.equal(missing.code, 1);
    assert.match(
      missing.output,
      /AccessDenied[\s\S]*cannot read the parameter \/gitlab\/dev\/gitaly-1\/converge in us-east-1/,
    );
  });

  it("says plainly that a disk is full", async () => {
    const world = newWorld();
    world.put("world/free", "100\n");
    await mustFail(
      world,
      "the root disk has 100 MiB left and needs 2048: make room, or raise nodes.box.rootVolumeGiB and the generation",
    );
    assert.equal(called(world, "gitlab-ctl"), 0);
  });

  it("says which secret it cannot read", async () => {
    const world = newWorld();
    world.remove("world/secrets/root-password");
    await mustFail(world, "cannot read the secret root-password");
  });
});
