import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { roles } from "../../gitlab/roles.ts";
import { called, mustConverge, mustFail } from "./acting.ts";
import { needsNodeTools } from "./needsNodeTools.ts";
import { play } from "./play.ts";
import { askToolbox, newToolbox, publishToolbox, toolboxArchitecture, toolboxEndpoints } from "./toolboxWorld.ts";
import type { World } from "./world.ts";
import { eachWithNewWorlds } from "./worlds.ts";

describe("the toolbox", function () {
  this.timeout(120_000);
  before(needsNodeTools);
  eachWithNewWorlds();
  let world: World;

  const secret = (name: string) => JSON.parse(world.read(`world/secrets/${name}`)) as Record<string, unknown>;
  const record = (name: string) => {
    const path = `world/s3/b-configuration/records/${name}`;
    return world.has(path) ? world.read(path).trim() : undefined;
  };
  const ask = (...phases: readonly string[]) => {
    askToolbox(world, ...phases);
  };
  const newRelease = (version: string) => {
    publishToolbox(world, version);
    world.put("world/installed", version);
    for (const phase of ["prepare", "migrate", "rails", "finish", "sidekiq"])
      world.remove(`root/var/lib/gitlab-node/converged-${phase}`);
    world.forgetCalls();
  };

  beforeEach(() => {
    world = newToolbox();
  });

  it("makes every secret that others wait for, before any of them and without a database", async () => {
    const { code } = await world.bootstrap();
    assert.equal(code, 75, "the later phases were not asked for");
    assert.deepEqual(secret("gitlab-secrets"), {
      gitlab_rails: { secret_key_base: "made" },
      gitlab_shell: { secret_token: "shell" },
    });
    assert.deepEqual(secret("gitaly-secrets"), { gitlab_shell: { secret_token: "shell" } });
    assert.deepEqual(Object.keys(secret("ssh-host-keys")), [
      "ssh_host_ecdsa_key",
      "ssh_host_ed25519_key",
      "ssh_host_rsa_key",
    ]);
    assert.match(String(secret("ssh-host-keys").ssh_host_ed25519_key), /^-----BEGIN OPENSSH PRIVATE KEY-----/);
    for (const { name } of toolboxArchitecture.namedNodes) {
      const { subjectAltName } = new X509Certificate(String(secret(`certificate-${name}`).certificate));
      assert.equal(subjectAltName, `DNS:${name}.full.gitlab.internal`);
    }
    assert.equal(called(world, "gitlab-ctl reconfigure"), 0);
    assert.deepEqual(
      world.calls().filter((call) => /systemctl enable --now .*(latency|report)/.test(call)),
      ["latency.service", "report.timer"].map((unit) => `systemctl enable --now gitlab-node-${unit}`),
    );
    assert.deepEqual([record("version"), record("ready"), record("migrated")], [undefined, undefined, undefined]);
  });

  it("makes nothing twice, neither at once nor on another instance", async () => {
    await world.bootstrap();
    const names = [
      "gitlab-secrets",
      "gitaly-secrets",
      "ssh-host-keys",
      "authorities",
      "trusted",
      "certificate-cluster-1",
    ];
    const made = names.map(secret);
    world.newInstance();
    await world.bootstrap();
    assert.deepEqual(names.map(secret), made);
    assert.equal(called(world, "aws secretsmanager put-secret-value"), 0);
  });

  it("migrates in two parts, and says after each what may use the database", async () => {
    ask("migrate");
    await world.bootstrap();
    assert.deepEqual([record("version"), record("ready"), record("migrated")], ["19.3.0", "19.3.0", undefined]);
    assert.equal(world.read("world/migrations.log"), "19.3.0 over nothing, none after the deployment\n");
    assert.equal(called(world, "gitlab-rake"), 0);
    ask("rails", "finish", "sidekiq");
    await mustConverge(world);
    assert.equal(called(world, "gitlab-rake db:migrate"), 1);
    assert.equal(record("migrated"), "19.3.0");
  });

  it("starts Mailroom again with the new program, where it runs, and not without an upgrade", async () => {
    const restarts = () => called(world, "gitlab-ctl restart mailroom");
    ask("migrate");
    await world.bootstrap();
    assert.equal(restarts(), 0, "it does not run here");
    world.put("root/opt/gitlab/service/mailroom/run", "");
    world.remove("root/var/lib/gitlab-node/version-changed");
    world.remove("root/var/lib/gitlab-node/converged-migrate");
    await world.bootstrap();
    assert.equal(restarts(), 0, "it is the same version");
    world.put("root/var/lib/gitlab-node/version-changed", "");
    world.remove("root/var/lib/gitlab-node/converged-migrate");
    await world.bootstrap();
    assert.equal(restarts(), 1);
  });

  it("says that the database is touched before it migrates, and is ready only afterwards", async () => {
    ask("migrate");
    world.refuse("reconfigure");
    const { output } = await world.bootstrap();
    assert.match(
      output,
      /gitlab-ctl reconfigure failed: see its messages above\. Nodes of the release before keep serving/,
    );
    assert.deepEqual([record("version"), record("ready")], ["19.3.0", undefined]);
  });

  it("begins no upgrade before the one before is finished", async () => {
    ask("migrate");
    await world.bootstrap();
    newRelease("19.4.0");
    await mustFail(
      world,
      "the database has seen GitLab 19.3.0, but there is no record that its migrations succeeded: set gitlabVersion to 19.3.0 first, and let it converge",
    );
    assert.equal(called(world, "gitlab-ctl"), 0);
    assert.equal(record("version"), "19.3.0");
  });

  it("makes no new secrets for a database that exists", async () => {
    world.put("world/s3/b-configuration/records/version", "19.3.0\n");
    await mustFail(
      world,
      "there is a database of GitLab, but gitlab-secrets has no gitlab-secrets.json: put it back from the configuration backup (docs/operations.md, lost secrets)",
    );
    assert.equal(called(world, "gitlab-ctl"), 0);
  });

  it("does not take a restored database for an empty one", async () => {
    const { database, ...others } = toolboxEndpoints;
    publishToolbox(world, "19.3.0", {
      role: roles.toolbox,
      endpoints: { ...others, database: { ...database!, restored: true } },
    });
    await mustFail(
      world,
      `the database server was restored, and nothing is initialised: choose the backup that goes with it, and run ${world.root}/opt/gitlab-node/releases/${world.asked("prepare").hash}/restore BACKUP on toolbox-1 (docs/operations.md)`,
    );
    assert.equal(called(world, "gitlab-ctl"), 0);
    assert.equal(called(world, "aws secretsmanager put-secret-value"), 0);
  });

  it("leaves no host keys behind if it was cut off", async () => {
    world.put("root/run/gitlab-host-keys.123456/ssh_host_rsa_key", "key");
    await world.bootstrap();
    assert.ok(!world.has("root/run/gitlab-host-keys.123456"));
  });

  it("writes down its own version, whatever the report reads at the same time", async () => {
    world.put("world/s3/b-configuration/records/migrated", "19.2.0\n");
    const { code, output } = await play(
      world,
      `RECORDS=bucket
       report() { (BASH_ARGV0=report; unset -f aws; [[ $(database_record migrated) == 19.2.0 ]]); }
       aws() { [[ $* != *put-object* ]] || report; command aws "$@"; }
       record_database version <<<19.3.0`,
    );
    assert.equal(code, 0, output);
    assert.equal(record("version"), "19.3.0");
  });

  it("reports how it is even if the record of migrations cannot be written", async () => {
    publishToolbox(world, "19.3.0", { role: roles.toolbox });
    await world.bootstrap();
    for (const name of ["version", "migrated"]) world.put(`world/s3/b-configuration/records/${name}`, "19.3.0\n");
    world.put("world/psql", "#!/bin/bash\necho 3 2\n");
    chmodSync(join(world.folder, "world/psql"), 0o755);
    const report = () => world.run("opt/gitlab-node/current/report", [], { PSQL: join(world.folder, "world/psql") });
    assert.equal((await report()).code, 0);
    assert.match(record("migrations.json") ?? "", /"failed": 2/);
    world.remove("world/metrics.json");
    world.refuse("publish");
    const { code, output } = await report();
    assert.equal(code, 0, output);
    assert.match(world.read("world/metrics.json"), /FailedMigrations/);
  });

  it("publishes what a release adds to the secrets, and keeps what it drops", async () => {
    await world.bootstrap();
    world.put("world/new-secrets.jq", 'del(.gitlab_shell) | .gitlab_kas.token = "new"');
    world.remove("root/var/lib/gitlab-node/converged-prepare");
    await world.bootstrap();
    assert.deepEqual(secret("gitlab-secrets"), {
      gitlab_rails: { secret_key_base: "made" },
      gitlab_shell: { secret_token: "shell" },
      gitlab_kas: { token: "new" },
    });
  });

  it("issues certificates again by its timer, long before they end, without a converge", async () => {
    await world.bootstrap();
    const before = secret("certificate-cluster-1");
    const renew = () => world.run("opt/gitlab-node/current/certificates");
    assert.equal((await renew()).code, 0);
    assert.deepEqual(secret("certificate-cluster-1"), before);
    world.put("world/secrets/certificate-cluster-1", "{}");
    const { code, output } = await renew();
    assert.equal(code, 0, output);
    assert.match(output, /certificates: published a certificate for cluster-1/);
    assert.notDeepEqual(secret("certificate-cluster-1"), {});
  });
});
