import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { called, mustConverge, mustFail, refusal } from "./acting.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { World } from "./world.ts";

const worlds: World[] = [];

function newWorld(): World {
  const world = new World();
  worlds.push(world);
  return world;
}

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
  before(needsNodeTools);
  afterEach(() => {
    for (const world of worlds.splice(0)) world.destroy();
  });

  it("are not invented for a database that exists", async () => {
    const world = newWorld();
    world.put("world/devices/nvme1n1.type", "xfs\n");
    world.put("world/devices/nvme1n1.content/postgresql/data/PG_VERSION", "17\n");
    world.put("world/devices/nvme1n1.content/.gitlab-node/version", "19.3.0\n");
    await mustFail(
      world,
      "the data volume has a database, but gitlab-secrets has no gitlab-secrets.json: put it back from the configuration backup (docs/operations.md, lost secrets)",
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
    const state = Object.keys(world.snapshot()).filter((name) => name.startsWith("root/var/lib/gitlab-node/"));
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

describe("superset.jq", function () {
  this.timeout(60_000);
  before(needsNodeTools);
  const folder = mkdtempSync(join(tmpdir(), "superset-"));
  after(() => {
    rmSync(folder, { recursive: true });
  });

  type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

  function superset(old: Json, fresh: Json): { secrets: Json; changed: string[] } {
    const [first, second] = [join(folder, "old"), join(folder, "new")];
    writeFileSync(first, JSON.stringify(old));
    writeFileSync(second, JSON.stringify(fresh));
    const own = '[["node", "own"]]';
    const args = ["-n", "--argjson", "local", own, "--slurpfile", "old", first, "--slurpfile", "new", second];
    const { stdout, stderr } = spawnSync("jq", [...args, "-f", "gitlab/scripts/lib/superset.jq"], { encoding: "utf8" });
    assert.equal(stderr, "");
    return JSON.parse(stdout) as { secrets: Json; changed: string[] };
  }

  const isGroup = (value: Json | undefined): value is Record<string, Json> =>
    typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * Every value in a set, with its path. A list is one value, an empty group is an empty object, and null does not count.
   */
  function said(value: Json, path: readonly string[] = []): [string, string][] {
    if (value === null) return [];
    if (!isGroup(value)) return [[path.join("/"), JSON.stringify(value)]];
    const inner = Object.entries(value).flatMap(([key, one]) => said(one, [...path, key]));
    return inner.length > 0 || path.length === 0 ? inner : [[path.join("/"), "{}"]];
  }

  for (const [name, old, fresh, expected] of [
    ["a new key", { a: "1" }, { a: "1", b: "2" }, { secrets: { a: "1", b: "2" }, changed: [] }],
    ["a dropped key", { a: "1", b: { c: "2" } }, { a: "1" }, { secrets: { a: "1", b: { c: "2" } }, changed: [] }],
    ["a dropped section", { a: { b: "1" } }, {}, { secrets: { a: { b: "1" } }, changed: [] }],
    ["a key that is null now", { a: "1" }, { a: null }, { secrets: { a: "1" }, changed: [] }],
    ["a key that was null", { a: null }, { a: false }, { secrets: { a: false }, changed: [] }],
    ["false that becomes true", { a: false }, { a: true }, { secrets: { a: false }, changed: ["a"] }],
    ["a list, as one value", { a: ["1", "2"] }, { a: ["1"] }, { secrets: { a: ["1", "2"] }, changed: ["a"] }],
    ["a text that becomes a group", { a: "1" }, { a: { b: "1" } }, { secrets: { a: "1" }, changed: ["a"] }],
    ["a group that becomes a list", { a: {} }, { a: [] }, { secrets: { a: {} }, changed: ["a"] }],
    [
      "all that was changed",
      { a: { b: "1", c: "2" } },
      { a: { b: "x", c: "y" } },
      { secrets: { a: { b: "1", c: "2" } }, changed: ["a.b", "a.c"] },
    ],
    [
      "what each node decides for itself",
      { node: { own: true } },
      { node: { own: false } },
      { secrets: { node: { own: true } }, changed: [] },
    ],
    ["that only at its own place", { own: true }, { own: false }, { secrets: { own: true }, changed: ["own"] }],
  ] as const) {
    it(`knows ${name}`, () => {
      assert.deepEqual(superset(old as unknown as Json, fresh as unknown as Json), expected);
    });
  }

  it("never loses or changes a key of either, or says which one it cannot keep", () => {
    const { group } = fc.letrec<{ value: Json; group: Record<string, Json> }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<Json>("1", "2", true, false, null, 1, [], ["1"]),
        tie("group"),
      ),
      group: fc.dictionary(fc.constantFrom("a", "b", "c.d", "e"), tie("value"), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(group, group, (old, fresh) => {
        const { secrets, changed } = superset(old, fresh);
        const all = new Map(said(secrets));
        const filled = (path: string, value: string) =>
          value === "{}" && [...all.keys()].some((one) => one.startsWith(`${path}/`));
        for (const [path, value] of said(old)) {
          if (filled(path, value)) continue; // an empty group
          assert.equal(all.get(path), value, `${path} was lost or changed`);
        }
        const lost = said(fresh).filter(([path, value]) => all.get(path) !== value && !filled(path, value));
        assert.equal(changed.length > 0, lost.length > 0, `${JSON.stringify(lost)} is not in ${changed.join()}`);
        for (const [path] of lost) {
          assert.ok(
            changed.some((one) => `${path.replaceAll("/", ".")}.`.startsWith(`${one}.`)),
            path,
          );
        }
        if (changed.length === 0) assert.deepEqual(superset(secrets, fresh), { secrets, changed: [] });
      }),
      { numRuns: 60 },
    );
  });
});
