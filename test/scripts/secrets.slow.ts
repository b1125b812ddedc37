import assert from "node:assert/strict";
import { called, mustConverge, mustFail, refusal } from "./acting.ts";
import { snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

const local = "root/etc/gitlab/gitlab-secrets.json";
const published = "world/secrets/gitlab-secrets";
const json = (world: World, path: string) => JSON.parse(world.read(path)) as unknown;

/** Makes the node converge again, with a different file. */
function again(world: World, content: object): void {
  world.put(local, JSON.stringify(content));
  world.remove("root/var/lib/gitlab-node/converged-converge");
  world.forgetCalls();
}

const publish = 'publish_superset gitlab-secrets.json "$GITLAB_SECRETS_SECRET" "$etc/gitlab-secrets.json"';

const differs = (paths: string) =>
  `gitlab-secrets.json on this node differs from what was published in: ${paths}. Nothing was published; put the published values back (docs/operations.md, lost secrets)`;

describe("secrets of the node", function () {
  this.timeout(60_000);
  eachWithNewWorlds();

  it("are not invented for a database that exists", async () => {
    const world = newWorld();
    world.put("world/devices/nvme1n1.type", "xfs\n");
    world.put("world/devices/nvme1n1.content/postgresql/data/PG_VERSION", "17\n");
    world.put("world/devices/nvme1n1.content/.gitlab-node/version", "19.3.0\n");
    await mustFail(
      world,
      "there is a database of GitLab, but gitlab-secrets has no gitlab-secrets.json: put it back from the configuration backup (docs/operations.md, lost secrets)",
    );
    assert.equal(called(world, "gitlab-ctl"), 0);
  });

  it("come to a new instance with everything that was ever published, host keys too", async () => {
    const world = newWorld();
    const superset = { gitlab_rails: { secret_key_base: "published" }, mattermost: { salt: "of an old release" } };
    world.put(published, JSON.stringify(superset));
    world.put("world/secrets/ssh-host-keys", '{"ssh_host_ed25519_key": "published\\n"}');
    await mustConverge(world);
    assert.deepEqual(json(world, local), superset);
    assert.equal(world.read("root/var/opt/gitlab/gitlab-sshd/ssh_host_ed25519_key"), "published\n");
    assert.equal(called(world, "gitlab-ctl restart gitlab-sshd"), 1);
    assert.equal(called(world, "aws secretsmanager put-secret-value --region us-east-1 --secret-id gitlab-secrets"), 0);
  });

  it("are published with what a release adds, and keep what it drops", async () => {
    const world = newWorld();
    await mustConverge(world);
    world.put("world/new-secrets.jq", 'del(.gitlab_rails) | .gitlab_kas.token = "new" | .gitlab_pages = null');
    again(world, { gitlab_rails: { secret_key_base: "made" }, letsencrypt: { auto_enabled: true } });
    await mustConverge(world);
    assert.deepEqual(json(world, published), {
      gitlab_rails: { secret_key_base: "made" },
      letsencrypt: { auto_enabled: false },
      gitlab_kas: { token: "new" },
      gitlab_pages: null,
    });
    assert.deepEqual(json(world, local), {
      gitlab_kas: { token: "new" },
      gitlab_pages: null,
      letsencrypt: { auto_enabled: true },
    });
  });

  it("are given back to a release that knows them again, before it would make new ones", async () => {
    const world = newWorld();
    await mustConverge(world);
    again(world, { letsencrypt: { auto_enabled: true } });
    world.put("world/new-secrets.jq", '.gitlab_rails.secret_key_base //= "made anew"');
    await mustConverge(world);
    assert.deepEqual(json(world, local), {
      letsencrypt: { auto_enabled: true },
      gitlab_rails: { secret_key_base: "made" },
    });
  });

  it("stop the converge before anything is installed when one was changed, and are not said", async () => {
    const world = newWorld();
    await mustConverge(world);
    world.publish({ version: "19.3.1" });
    again(world, { gitlab_rails: { secret_key_base: "other" } });
    const { output } = await mustFail(world, differs("gitlab_rails.secret_key_base"));
    assert.ok(!/other|made/.test(output), output);
    assert.equal(called(world, "dnf") + called(world, "gitlab-ctl") + called(world, "aws secretsmanager put"), 0);
    assert.deepEqual(json(world, local), { gitlab_rails: { secret_key_base: "other" } });
    assert.match(world.read(published), /"made"/);
  });

  it("stop it, too, when reconfigure itself has changed one", async () => {
    const world = newWorld();
    await mustConverge(world);
    again(world, { gitlab_rails: { secret_key_base: "made" } });
    world.put("world/new-secrets.jq", '.gitlab_rails.secret_key_base = "other"');
    await mustFail(world, differs("gitlab_rails.secret_key_base"));
    assert.match(world.read(published), /"made"/);
  });

  it("that are no JSON object are refused, here and there", async () => {
    const reason =
      "gitlab-secrets.json on this node, or as it was published, is not a JSON object. Nothing was changed; put the last good one back (docs/operations.md, lost secrets)";
    for (const path of [local, published]) {
      for (const content of ['{"cut": "o', "[]", "{} {}"]) {
        const world = newWorld();
        world.put(local, "{}");
        world.put(published, "{}");
        world.put(path, content);
        assert.equal(await refusal(world, "install_gitlab_secrets"), reason);
        assert.equal(world.read(path), content);
      }
    }
  });

  it("are published even when reconfigure fails, so that the next instance can read the database", async () => {
    const world = newWorld();
    world.put(local, '{"made": "half-way"}');
    world.refuse("reconfigure");
    await mustFail(world, "gitlab-ctl reconfigure failed: see its messages above");
    assert.deepEqual(json(world, published), { made: "half-way" });
  });

  it("that are too many for Secrets Manager are refused as a whole", async () => {
    const room = 65_536 - Buffer.byteLength('{"a":""}\n');
    const world = newWorld();
    world.put(local, JSON.stringify({ a: "x".repeat(room) }));
    assert.equal(await refusal(world, publish), undefined);
    assert.equal(world.read(published).length, 65_536);
    world.put(local, JSON.stringify({ a: "x".repeat(room), b: "" }));
    assert.equal(
      await refusal(world, publish),
      "gitlab-secrets.json is too large to be published: 65543 bytes, and Secrets Manager accepts 65536. Remove what GitLab no longer needs from the file and from the secret gitlab-secrets",
    );
    assert.equal(world.read(published).length, 65_536);
  });

  it("that another node publishes at the same time stay", async () => {
    const world = newWorld();
    world.put(local, '{"a": "mine"}');
    world.put("world/meanwhile", '{"b": "theirs"}'); // written over ours once, right after it
    assert.equal(await refusal(world, publish), undefined);
    assert.deepEqual(json(world, published), { a: "mine", b: "theirs" });
    world.put(local, '{"c": "mine"}');
    world.put("world/meanwhile", '{"b": "theirs"}');
    world.put("world/meanwhile-always", "");
    assert.equal(
      await refusal(world, publish),
      "gitlab-secrets.json was published 3 times, and each time its value was different afterwards: does another node publish to gitlab-secrets?",
    );
  });

  it("leave no copy behind", async () => {
    const world = newWorld();
    await mustConverge(world);
    const state = Object.keys(snapshot(world)).filter((name) => name.startsWith("root/var/lib/gitlab-node/"));
    assert.deepEqual(state.map((name) => name.slice("root/var/lib/gitlab-node/".length)).toSorted(), [
      "cloudwatch-agent.json",
      "converged-converge",
      "pointer-error",
      "states/converge.json",
      "units-enabled",
      "volume-id",
    ]);
  });
});
