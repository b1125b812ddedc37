import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { called } from "./acting.ts";
import { backupCopied, copiedBackup as id } from "./backupCopied.ts";
import { cutsOf } from "./cuts.ts";
import { psqlAnswers, recordOf, recordOn, runOn, toolboxOn } from "./laidOutToolbox.ts";
import type { Ended, World } from "./world.ts";
import { eachWithNewWorlds, newWorld } from "./worlds.ts";

describe("a restore into a new stack", function () {
  this.timeout(120_000);
  eachWithNewWorlds();
  let world: World;

  const newStack = () => {
    const made = newWorld();
    toolboxOn(made, true);
    made.remove("world/secrets/ssh-host-keys");
    made.remove("root/etc/gitlab/gitlab-secrets.json");
    backupCopied(made);
    return made;
  };
  beforeEach(() => (world = newStack()));

  const secret = (name: string) => JSON.parse(world.read(`world/secrets/${name}`)) as unknown;
  const records = (of = world) =>
    ["version", "ready", "migrated", "restoring", "restored"].map((name) => recordOf(of, name));

  function mustFail({ code, output }: Ended, reason: string): void {
    assert.equal(code, 1, output);
    const [said] = output.split("\n").flatMap((line) => /FAILED: (.*)$/.exec(line)?.[1] ?? []);
    assert.equal(said?.replaceAll(world.root, ""), reason);
  }

  it("puts the secrets back, empties what knew the old disks, and says what the database has seen, but not that it is ready", async () => {
    const { code, output } = await runOn(world, "restore", [id]);
    assert.equal(code, 0, output);
    assert.deepEqual(secret("gitlab-secrets"), { gitlab_rails: { secret_key_base: "from the backup" } });
    assert.deepEqual(secret("ssh-host-keys"), { ssh_host_ed25519_key: "known to all" });
    assert.deepEqual(records(), ["19.3.0", undefined, "19.3.0", id, undefined]);
    assert.match(world.read("world/statements"), /DROP SCHEMA IF EXISTS public CASCADE/);
    assert.equal(called(world, "gitlab-backup"), 0, "Gitaly is not there yet");
    world.remove("world/statements");
    const again = await runOn(world, "restore", [id]);
    assert.equal(again.code, 0, again.output);
    assert.match(again.output, /was begun before: run pulumi up/);
    assert.ok(!world.has("world/statements"), "Praefect may use its database by now");
  });

  it("comes to the same when it is cut off at any call", async () => {
    const cuts = await cutsOf(world, (on, environment) => runOn(on, "restore", [id], environment));
    assert.ok(cuts.length > 10, String(cuts.length));
    const result = () => [records(), secret("gitlab-secrets"), secret("ssh-host-keys")];
    const wanted = result();
    for (const { at, call, restore } of cuts) {
      restore();
      const { code, output } = await runOn(world, "restore", [id]);
      assert.equal(code, 0, `after a cut at call ${String(at)} (${call}): ${output}`);
      assert.deepEqual(result(), wanted, `after a cut at call ${String(at)} (${call})`);
    }
  });

  for (const [when, prepare, reason] of [
    [
      "over secrets that were made meanwhile",
      () => {
        world.put("world/secrets/gitlab-secrets", '{"gitlab_rails": {"secret_key_base": "made"}}');
      },
      "gitlab-secrets.json on this node differs from what was published in: gitlab_rails.secret_key_base. Nothing was published; put the published values back (docs/operations.md, lost secrets)",
    ],
    [
      "over an installation",
      () => {
        recordOn(world, { version: "19.3.0" });
      },
      `this stack has an installation of GitLab 19.3.0: make a new one, or replace its repositories: /opt/gitlab-node/current/restore ${id} replace`,
    ],
    [
      "after another one",
      () => {
        recordOn(world, { restoring: "toolbox-1-20261101T020000Z-19.3.0-ee" });
      },
      "this stack is made from toolbox-1-20261101T020000Z-19.3.0-ee: go on with that one, or make another stack",
    ],
    [
      "of what nobody has copied",
      () => {
        world.remove("world/s3/b-backups");
      },
      `b-backups has no configuration/toolbox-1/${id}.tar, or it cannot be read: copy it there from the backups of the old stack (docs/operations.md)`,
    ],
    [
      "on a database that was not restored",
      () => {
        toolboxOn(world);
      },
      "the database of this stack was not restored (database.snapshot), so a restore would begin with an empty one: make a new stack from a snapshot",
    ],
  ] as const) {
    it(`does not begin ${when}`, async () => {
      prepare();
      const was = records();
      mustFail(await runOn(world, "restore", [id]), reason);
      assert.deepEqual(records(), was);
      assert.ok(!world.has("world/statements"));
    });
  }

  for (const [name, reason] of [
    [
      "latest",
      "latest is not the name of a backup, such as toolbox-1-20261121T020000Z-19.3.0-ee: see what is in b-backups",
    ],
    [
      id.replace("19.3.0", "19.2.1"),
      `${id.replace("19.3.0", "19.2.1")} is of GitLab 19.2.1-ee, and this node is to run 19.3.0-ee: GitLab restores into the same version only; set gitlabVersion and gitlabEdition to those of the backup, and upgrade afterwards`,
    ],
  ] as const) {
    it(`takes no ${name}`, async () => {
      mustFail(await runOn(world, "restore", [name]), reason);
    });
  }

  it("says what the server said if Praefect's database cannot be emptied", async () => {
    psqlAnswers(world, "echo 'psql: error: must be owner of schema public' >&2; exit 1");
    mustFail(
      await runOn(world, "restore", [id]),
      "gitlab.abc.eu-west-1.rds.amazonaws.com:5432: error: must be owner of schema public",
    );
    assert.equal(recordOf(world, "version"), undefined);
  });
});

describe("repositories from a backup", function () {
  this.timeout(60_000);
  eachWithNewWorlds();
  let world: World;
  const manifest = (repository: string, backup: string) =>
    `world/s3/b-gitaly-backups/manifests/default/@hashed/${repository}.git/${backup}.toml`;
  const full = "toolbox-1-20261101T020000Z-19.3.0-ee";
  const between = "toolbox-1-20261115T020000Z-19.3.0-ee";
  const later = "toolbox-1-20261122T020000Z-19.3.0-ee";

  beforeEach(() => {
    world = newWorld();
    toolboxOn(world);
    backupCopied(world);
    for (const [repository, backups] of Object.entries({
      a: [full, between, id],
      b: [full, between, later],
      c: [full],
      d: [later],
      e: ["toolbox-1-20261031T020000Z-19.3.0-ee"],
    })) {
      for (const backup of [...backups, "+latest"])
        world.put(manifest(repository, backup), `${repository} at ${backup}`);
    }
  });

  it("are as they were then, also those that had not changed since the backup before", async () => {
    const { code, output } = await runOn(world, "restore", [id, "replace"]);
    assert.equal(code, 0, output);
    const at = (repository: string) =>
      world.has(manifest(repository, id)) ? world.read(manifest(repository, id)) : undefined;
    assert.deepEqual(["a", "b", "c", "d", "e"].map(at), [
      `a at ${id}`,
      `b at ${between}`,
      `c at ${full}`,
      undefined,
      undefined,
    ]);
    assert.equal(called(world, `gitlab-backup restore BACKUP=${id} SKIP=db`), 1);
    assert.ok(!world.has(`root/var/opt/gitlab/backups/${id}_gitlab_backup.tar`));
    assert.match(recordOf(world, "replaced") ?? "", /^\d{8}T\d{6}Z$/);
  });

  it("are those of one storage, if only that one is asked for", async () => {
    const { code, output } = await runOn(world, "restore", [id, "replace", "gitaly-2"]);
    assert.equal(code, 0, output);
    assert.equal(called(world, `gitlab-backup restore BACKUP=${id} SKIP=db REPOSITORIES_STORAGES=gitaly-2`), 1);
  });

  it("are not touched without what Gitaly wrote", async () => {
    world.remove("world/s3/b-gitaly-backups");
    mkdirSync(join(world.world, "s3/b-gitaly-backups"), { recursive: true });
    const { code, output } = await runOn(world, "restore", [id, "replace"]);
    assert.equal(code, 1);
    assert.match(
      output,
      /FAILED: b-gitaly-backups has nothing of the month of toolbox-1-20261121T020000Z-19.3.0-ee: copy the whole bucket/,
    );
    assert.equal(called(world, "gitlab-backup"), 0);
  });
});
