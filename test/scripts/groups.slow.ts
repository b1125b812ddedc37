import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { stateKey, type NodeState } from "../../gitlab/nodeState.ts";
import { roles } from "../../gitlab/roles.ts";
import { called, mustConverge, mustFail } from "./acting.ts";
import { groupWorld } from "./groupWorld.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import type { World } from "./world.ts";

const worlds: World[] = [];
const newNode = (...args: Parameters<typeof groupWorld>) => {
  const world = groupWorld(...args);
  worlds.push(world);
  return world;
};

const json = (world: World, path: string) => JSON.parse(world.read(path)) as unknown;
const completed = (world: World) => (world.has("world/hooks-completed") ? world.read("world/hooks-completed") : "");
const stepsOf = (output: string) => [...output.matchAll(/converge: ([a-z_]+)$/gm)].map(([, step]) => step);

describe("a node of a group", function () {
  this.timeout(120_000);
  before(needsNodeTools);
  afterEach(() => {
    for (const world of worlds.splice(0)) world.destroy();
  });

  for (const role of ["rails", "sidekiq"] as const) {
    it(`takes what was made for it, makes nothing itself, and joins: ${role}`, async () => {
      const world = newNode(role);
      const output = await mustConverge(world);
      const [{ always, steps }] = roles[role].phases;
      assert.deepEqual(stepsOf(output), [...always, ...steps]);
      assert.equal(called(world, "gitlab-ctl reconfigure"), 1);
      assert.deepEqual(
        world.calls().filter((call) => /put-secret-value|records\/\S+ --body|gitlab-rake|lsblk/.test(call)),
        [],
      );
      assert.deepEqual(json(world, "root/etc/gitlab/gitlab-secrets.json"), {
        gitlab_rails: { secret_key_base: "made" },
      });
      assert.equal(world.read("root/etc/gitlab/trusted-certs/nodes-1.crt"), "an authority");
      assert.equal(called(world, "systemctl enable --now gitlab-node-leaving.service"), 1);
      assert.equal(completed(world), `gitlab-full-${role} gitlab-launching CONTINUE i-1\n`);
      const state = json(world, `world/s3/b-configuration/${stateKey(`${role}/i-1`, "converge")}`) as NodeState;
      assert.deepEqual([state.status, state.node, state.instance], ["converged", role, "i-1"]);
    });

    it(`does nothing at its second boot but start what is down, and tells nobody twice: ${role}`, async () => {
      const world = newNode(role);
      await mustConverge(world);
      world.forgetCalls();
      const output = await mustConverge(world);
      assert.match(output, /nothing has changed since the last converge/);
      assert.match(output, /Auto Scaling does not wait for this node: it is in service already, or too late/);
      assert.deepEqual([called(world, "gitlab-ctl reconfigure"), called(world, "gitlab-ctl start")], [0, 1]);
      assert.equal(completed(world), `gitlab-full-${role} gitlab-launching CONTINUE i-1\n`);
    });

    it(`does not join before it answers: ${role}`, async () => {
      const world = newNode(role);
      world.refuse("readiness");
      await mustFail(
        world,
        role === "rails"
          ? "GitLab does not answer on http://127.0.0.1:8888/-/readiness: see gitlab-ctl status and gitlab-ctl tail puma"
          : "Sidekiq does not answer on http://127.0.0.1:8092/readiness: see gitlab-ctl status and gitlab-ctl tail sidekiq",
      );
      assert.equal(called(world, "aws autoscaling"), 0);
    });
  }

  it("gets its own secrets and no others", async () => {
    const [rails, sidekiq] = [newNode("rails"), newNode("sidekiq")];
    await mustConverge(rails);
    await mustConverge(sidekiq);
    const shared = {
      gitlabDatabase: { current: "a", a: "letters", b: "digits" },
      redisToken: "for Redis",
      gitalyToken: "for clients",
    };
    assert.deepEqual(json(sidekiq, "root/etc/gitlab/node-secrets.json"), shared);
    assert.deepEqual(json(rails, "root/etc/gitlab/node-secrets.json"), {
      ...shared,
      registryDatabase: { current: "b", a: "before", b: "after" },
    });
    assert.ok(!sidekiq.has("root/var/opt/gitlab/gitlab-sshd/ssh_host_ed25519_key.new"));
    assert.equal(
      called(sidekiq, "aws secretsmanager get-secret-value --region eu-west-1 --secret-id ssh-host-keys"),
      0,
    );
  });

  it("has the host keys of all before GitLab looks which there are, and no others: Rails", async () => {
    const world = newNode("rails");
    await mustConverge(world);
    const folder = "root/var/opt/gitlab/gitlab-sshd";
    assert.equal(world.read(`${folder}/ssh_host_ed25519_key`), "key\n");
    assert.equal(world.read(`${folder}/ssh_host_rsa_key`), "another key\n");
    assert.equal(statSync(join(world.folder, folder, "ssh_host_rsa_key")).mode & 0o777, 0o600);
    assert.equal(statSync(join(world.folder, "root/var/opt/gitlab")).mode & 0o777, 0o755);
    const calls = world.calls();
    const owned = calls.findIndex((call) => call.startsWith("chown 301:301") && call.endsWith("gitlab-sshd"));
    assert.ok(owned >= 0 && owned < calls.indexOf("gitlab-ctl reconfigure"));
    assert.ok(!world.has("root/run/gitlab-node/host-key") && !world.has("root/run/gitlab-node/published.json"));
  });

  it("waits for the toolbox instead of making what all share", async () => {
    for (const [secret, reason] of [
      ["ssh-host-keys", "the SSH host keys were not published yet: the toolbox has to converge first"],
      ["gitlab-secrets", "the secrets of GitLab were not published yet: the toolbox has to converge first"],
      ["trusted", "no authority for TLS between nodes was published yet: the toolbox has to converge first"],
    ] as const) {
      const world = newNode("rails");
      world.remove(`world/secrets/${secret}`);
      await mustFail(world, reason);
      assert.equal(called(world, "gitlab-ctl"), 0);
    }
  });

  it("touches nothing while the database is not ready for it", async () => {
    const world = newNode("sidekiq");
    world.put("world/s3/b-configuration/records/ready", "19.2.1\n");
    await mustFail(
      world,
      "the database is at GitLab 19.2.1, and this node is to run 19.3.0: run pulumi up, which migrates the database first",
    );
    assert.deepEqual([called(world, "gitlab-ctl"), called(world, "dnf")], [0, 0]);
    world.put("world/s3/b-configuration/records/ready", "19.3.0\n");
    await mustConverge(world);
  });

  it("says why it cannot join", async () => {
    const world = newNode("rails");
    world.refuse("hook");
    const { output } = await mustFail(
      world,
      "the hook gitlab-launching of the group gitlab-full-rails could not be completed: see the error from aws above",
    );
    assert.match(output, /AccessDenied/);
    assert.ok(!world.has("root/var/lib/gitlab-node/converged-converge"));
  });

  it("makes room for another one when it gives up", async () => {
    const world = newNode("rails");
    world.refuse("reconfigure");
    for (let attempt = 1; attempt < 5; attempt += 1) {
      assert.equal((await world.bootstrap()).code, 1);
      world.put("world/restarts", `${String(attempt)}\n`);
    }
    assert.equal(completed(world), "");
    const { code } = await world.bootstrap();
    assert.equal(code, 78);
    assert.equal(completed(world), "gitlab-full-rails gitlab-launching ABANDON i-1\n");
  });

  it("sends its log out before anything can fail, and can leave before anything is installed", async () => {
    const world = newNode("rails");
    world.put("world/free", "10");
    await mustFail(
      world,
      "the root disk has 10 MiB left and needs 2048: make room, or raise nodes.rails.rootVolumeGiB",
    );
    assert.equal(called(world, "amazon-cloudwatch-agent-ctl"), 1);
    assert.equal(called(world, "systemctl enable --now gitlab-node-leaving.service"), 1);
    assert.ok(world.has("root/opt/gitlab-node/current/leaving"));
  });
});
