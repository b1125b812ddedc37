import assert from "node:assert/strict";
import { mustConverge } from "./acting.ts";
import { allWithOneWorld } from "./allWithOneWorld.ts";
import type { World } from "./world.ts";

const failed = "root/var/lib/gitlab-node/patch-failed";

describe("patches of the operating system", function () {
  this.timeout(60_000);
  let world: World;
  allWithOneWorld((one) => (world = one));
  beforeEach(() => {
    world.forgetCalls();
  });

  const patch = (environment: Readonly<Record<string, string>> = {}) =>
    world.run("opt/gitlab-node/current/patch", [], environment);

  it("leave GitLab's package alone, and the node running where no restart is asked for", async () => {
    const { code, output } = await patch();
    assert.equal(code, 0, output);
    assert.deepEqual(world.calls(), [
      "dnf upgrade --assumeyes --refresh --releasever=latest --setopt=gitlab.skip_if_unavailable=true --exclude=gitlab-ee --exclude=gitlab-ce",
      "dnf needs-restarting --reboothint",
    ]);
  });

  it("wait for their turn when the timer starts them, without the lock, and not when a person does", async () => {
    const file = "root/opt/gitlab-node/current/environment";
    const before = world.read(file);
    world.put(file, before.replace("PATCH_TURN_SECONDS='0'", "PATCH_TURN_SECONDS='2'"));
    const seconds = async (environment: Readonly<Record<string, string>>) => {
      const started = Date.now();
      assert.equal((await patch(environment)).code, 0);
      return (Date.now() - started) / 1000;
    };
    assert.ok((await seconds({ TRIGGER_UNIT: "gitlab-node-patch.timer" })) > 2);
    assert.match(world.read("root/var/log/gitlab-node/patch.log"), /waiting 2 seconds, while other nodes/);
    const log = world.read("root/var/log/gitlab-node/patch.log");
    await patch();
    assert.ok(!world.read("root/var/log/gitlab-node/patch.log").slice(log.length).includes("waiting"));
    world.put(file, before);
  });

  it("restart the node where it is asked for", async () => {
    world.put("world/needs-restarting", "1");
    assert.equal((await patch()).code, 0);
    assert.equal(world.calls().at(-1), "systemctl --no-block reboot");
  });

  it("leave the restart to a person where the stack file says so", async () => {
    const environment = [...world.calls()].length; // nothing yet
    assert.equal(environment, 0);
    const file = "root/opt/gitlab-node/current/environment";
    const before = world.read(file);
    world.put(file, before.replace("PATCH_REBOOT='true'", "PATCH_REBOOT='false'"));
    assert.equal((await patch()).code, 0);
    assert.ok(!world.calls().some((call) => call.startsWith("systemctl")));
    assert.ok(world.has("root/run/gitlab-node-restart-needed"));
    world.put(file, before);
    world.remove("world/needs-restarting");
    assert.equal((await patch()).code, 0);
    assert.ok(!world.has("root/run/gitlab-node-restart-needed"));
  });

  it("are reported when they fail, until they succeed", async () => {
    world.refuse("dnf");
    assert.equal((await patch()).code, 1);
    assert.equal(world.read(failed), "the packages could not be upgraded: see the error from dnf above\n");
    world.remove("world/refuse/dnf");
    assert.equal((await patch()).code, 0);
    assert.ok(!world.has(failed));
    world.put("world/needs-restarting", "3");
    assert.equal((await patch()).code, 1);
    assert.equal(
      world.read(failed),
      "dnf needs-restarting does not say whether a restart is needed: is dnf-utils installed?\n",
    );
    assert.ok(!world.calls().includes("systemctl --no-block reboot"));
  });

  it("wait for a converge or a backup, and not for ever", async () => {
    world.remove("world/needs-restarting");
    world.put("root/var/lib/gitlab-node/version-changed", "");
    const [waiting, given] = await Promise.all([
      world.run("opt/gitlab-node/current/backup", [], { GITLAB_WAIT_SECONDS: "3" }),
      patch({ LOCK_SECONDS: "0" }),
    ]);
    assert.equal(given.code, 0, "a backup that waits for GitLab holds no lock");
    assert.equal(waiting.code, 1);
  });

  it("go with their timer when they are no longer scheduled", async () => {
    world.put("root/etc/systemd/system/gitlab-node-patch.timer", "[Timer]\nOnCalendar=daily\n");
    world.remove("root/var/lib/gitlab-node/converged-converge");
    await mustConverge(world);
    assert.ok(world.calls().includes("systemctl disable --now gitlab-node-patch.timer"));
    assert.ok(!world.has("root/etc/systemd/system/gitlab-node-patch.timer"));
    assert.ok(world.has("root/etc/systemd/system/gitlab-node-patch.service"));
  });
});
