import assert from "node:assert/strict";
import { join } from "node:path";
import { roles } from "../../gitlab/roles.ts";
import { called } from "./acting.ts";
import { backupCopied, copiedBackup as id } from "./backupCopied.ts";
import { psqlAnswers, recordOf } from "./laidOutToolbox.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { askToolbox, newToolbox, publishToolbox, toolboxEndpoints } from "./toolboxWorld.ts";
import { eachWithNewWorlds } from "./worlds.ts";

describe("the toolbox of a new stack on a restored database", function () {
  this.timeout(120_000);
  before(needsNodeTools);
  eachWithNewWorlds();

  it("stops until a backup is chosen, and lets nodes use the database once the repositories are there", async () => {
    const world = newToolbox();
    const { database, ...others } = toolboxEndpoints;
    const endpoints = { ...others, database: { ...database!, restored: true } };
    publishToolbox(world, "19.3.0", { role: roles.toolbox, endpoints });
    world.put("world/secrets/master", "for the master");
    backupCopied(world);

    const stopped = await world.bootstrap();
    assert.match(stopped.output, /the database server was restored, and nothing is initialised/);
    assert.equal(called(world, "gitlab-ctl"), 0);

    const script = /run (\S+\/restore) BACKUP/.exec(stopped.output)?.[1]?.slice(world.root.length + 1) ?? "";
    psqlAnswers(world, "cat >/dev/null; echo 1");
    const begun = await world.run(script, [id], { PSQL: join(world.folder, "world/psql") });
    assert.equal(begun.code, 0, begun.output);

    publishToolbox(world); // test/postgresql tries the step on the server
    askToolbox(world, "migrate");
    world.forgetCalls();
    const { code, output } = await world.bootstrap();
    assert.equal(code, 75, output);
    const secrets = JSON.parse(world.read("world/secrets/gitlab-secrets")) as { gitlab_rails: unknown };
    assert.deepEqual(secrets.gitlab_rails, { secret_key_base: "from the backup" });
    const calls = world.calls();
    const at = (start: string) => calls.findIndex((call) => call.includes(start));
    assert.ok(at("gitlab-ctl reconfigure") < at(`gitlab-backup restore BACKUP=${id}`));
    assert.ok(at(`gitlab-backup restore BACKUP=${id}`) < at("records/ready"));
    assert.deepEqual(
      ["version", "ready", "restored"].map((name) => recordOf(world, name)),
      ["19.3.0", "19.3.0", id],
    );
  });
});
