import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { snapshot } from "../scripts/snapshot.ts";
import { DatabaseStep, passwordOf } from "./databaseStep.ts";
import { needsPostgres, PostgresServer } from "./server.ts";

/** What a component needs on an empty server, in order. */
const rolesAndDatabase = (owner: string, database: string) => [
  `CREATE ROLE ${owner} NOLOGIN`,
  `CREATE ROLE ${owner}_a LOGIN`,
  `CREATE ROLE ${owner}_b LOGIN`,
  ...[
    `GRANT ${owner} TO ${owner}_a WITH INHERIT TRUE, SET TRUE`,
    `GRANT ${owner} TO ${owner}_b WITH INHERIT TRUE, SET TRUE`,
    `GRANT ${owner} TO gitlab_master WITH INHERIT TRUE, SET TRUE`,
    `GRANT ${owner}_a TO gitlab_master WITH INHERIT TRUE, SET TRUE`,
    `GRANT ${owner}_b TO gitlab_master WITH INHERIT TRUE, SET TRUE`,
  ].toSorted(),
  `ALTER ROLE ${owner}_a SET role TO ${owner}`,
  `ALTER ROLE ${owner}_b SET role TO ${owner}`,
  `CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8'`,
  `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
];

const passwords = (owner: string) => [`a new password for ${owner}_a`, `a new password for ${owner}_b`];

const onEmptyServer = [
  ...rolesAndDatabase("gitlab", "gitlabhq_production"),
  "CREATE EXTENSION amcheck",
  "CREATE EXTENSION btree_gist",
  "CREATE EXTENSION pg_stat_statements",
  "CREATE EXTENSION pg_trgm",
  ...passwords("gitlab"),
  ...rolesAndDatabase("praefect", "praefect_production"),
  ...passwords("praefect"),
  ...rolesAndDatabase("registry", "registry"),
  ...passwords("registry"),
];

const nothing = { changes: [], rest: ["nothing has changed on localhost"] };

describe("the databases", function () {
  this.timeout(60_000);
  const server = new PostgresServer();
  const step = new DatabaseStep(server);
  before(needsPostgres);
  before(async () => {
    await server.start();
    const { output, ...said } = await step.run();
    assert.deepEqual(said, { changes: onEmptyServer, rest: [] }, output);
  });
  after(async () => {
    step.destroy();
    await server.stop();
  });

  const again = async () => {
    const { changes, rest } = await step.run();
    return { changes, rest };
  };

  it("are made once", async () => {
    assert.deepEqual(await again(), nothing);
  });

  it("leave no password in the server's log, in what is said, in a file, or on a command line", async () => {
    step.publish("registry", { b: "otherOtherOtherOtherOtherOther12" });
    step.world.put("bin/psql-heard", '#!/bin/bash\necho "$*" >>"$WORLD/arguments"\nexec psql "$@"\n');
    step.world.put("bin/ruby-heard", '#!/bin/bash\necho "$*" >>"$WORLD/arguments"\nexec ruby "$@"\n');
    for (const name of ["psql-heard", "ruby-heard"]) chmodSync(join(step.world.folder, "bin", name), 0o755);
    const { output, changes } = await step.run({ variables: { PSQL: "psql-heard", RUBY: "ruby-heard" } });
    assert.match(step.world.read("world/arguments"), /scram\.rb\n/);
    assert.deepEqual(changes, ["a new password for registry_b"]);
    assert.match(server.log, /ALTER ROLE "registry_b" PASSWORD 'SCRAM-SHA-256\$4096:/);
    const kept = Object.entries(snapshot(step.world)).filter(([name]) => !name.startsWith("world/secrets/"));
    for (const secret of ["otherOther", passwordOf("gitlab_a"), server.masterPassword]) {
      assert.ok(!(server.log + output + JSON.stringify(kept)).includes(secret), secret);
    }
    step.publish("registry", {});
    await step.run();
  });

  it("belong to the owner, whichever login made what is in them", () => {
    assert.equal(step.asLogin("gitlab_a", "SELECT session_user, current_user"), "gitlab_a|gitlab");
    step.asLogin("gitlab_a", "CREATE TABLE made (id int); CREATE SCHEMA gitlab_partitions_static");
    assert.equal(step.asLogin("gitlab_b", "ALTER TABLE made ADD note text; DROP SCHEMA gitlab_partitions_static"), "");
    assert.equal(server.superuser("SELECT tableowner FROM pg_tables WHERE tablename = 'made'", "gitlabhq_production"), "gitlab"); // prettier-ignore
    step.asLogin("gitlab_b", "DROP TABLE made");
  });

  it("are in UTF-8, with the server's own collation", () => {
    assert.equal(
      server.superuser(`SELECT DISTINCT pg_encoding_to_char(encoding), datcollate = (SELECT datcollate FROM pg_database WHERE datname = 'template0')
        FROM pg_database WHERE datname IN ('gitlabhq_production', 'praefect_production', 'registry')`),
      "UTF8|t",
    );
  });

  it("are closed to the other components, and to who has no password", () => {
    const refused = (login: string, database: string, password?: string) =>
      step.asLogin(login, "SELECT 1", database, password).replace(/^.*FATAL: {2}/s, "");
    const denied = (database: string) => `permission denied for database "${database}"\nDETAIL:  User does not have CONNECT privilege.`; // prettier-ignore
    assert.equal(refused("praefect_a", "gitlabhq_production"), denied("gitlabhq_production"));
    assert.equal(refused("registry_b", "praefect_production"), denied("praefect_production"));
    assert.equal(refused("gitlab_a", "registry"), denied("registry"));
    assert.match(refused("gitlab", "gitlabhq_production", ""), /no password supplied/);
    assert.match(step.asLogin("gitlab_a", "CREATE ROLE mine"), /permission denied to create role/);
    assert.match(step.asLogin("gitlab_a", "SET ROLE gitlab_master"), /permission denied to set role/);
  });

  it("get what a newer GitLab needs, and keep what they have", async () => {
    server.superuser("DROP EXTENSION amcheck; DROP EXTENSION btree_gist", "gitlabhq_production");
    const { changes } = await step.run({ version: "18.3.0" });
    assert.deepEqual(changes, ["CREATE EXTENSION btree_gist"]);
    assert.deepEqual((await step.run()).changes, ["CREATE EXTENSION amcheck"]);
  });

  it("close again what was opened", async () => {
    server.superuser("GRANT CONNECT ON DATABASE registry TO PUBLIC");
    server.superuser("GRANT CREATE ON SCHEMA public TO PUBLIC", "registry");
    const { changes } = await step.run();
    assert.deepEqual(changes, ["REVOKE ALL ON DATABASE registry FROM PUBLIC", "REVOKE CREATE ON SCHEMA public FROM PUBLIC"]); // prettier-ignore
    assert.deepEqual(await again(), nothing);
  });

  it("keep their owner when a connection is reset, as a pooler does", async () => {
    const connection = await step.connect("gitlab_a");
    for (const reset of ["DISCARD ALL", "RESET ALL", "RESET ROLE", "SET SESSION AUTHORIZATION DEFAULT"]) {
      assert.equal(await connection.ask(`${reset}; SELECT current_user`), "gitlab", reset);
    }
    await connection.close();
  });

  it("get back what a session made that had left the role", async () => {
    assert.equal(step.asLogin("gitlab_a", "SET ROLE NONE; CREATE TABLE strayed (id int)"), "");
    assert.match(step.asLogin("gitlab_b", "ALTER TABLE strayed ADD note text"), /must be owner of table strayed/);
    assert.deepEqual((await step.run()).changes, ["REASSIGN OWNED BY gitlab_a TO gitlab"]);
    assert.equal(step.asLogin("gitlab_b", "DROP TABLE strayed"), "");
  });

  it("let two toolboxes work at the same time", async () => {
    server.empty();
    const other = new DatabaseStep(server);
    const both = await Promise.all([step.run(), other.run()]);
    const changes = both.flatMap((said) => said.changes.filter((change) => !change.startsWith("a new password")));
    assert.deepEqual(
      changes.toSorted(),
      onEmptyServer.filter((change) => !change.startsWith("a new password")).toSorted(),
      both.map(({ output }) => output).join("\n"),
    );
    assert.deepEqual(both.flatMap(({ rest }) => rest).filter((line) => line.startsWith("FAILED")), []); // prettier-ignore
    assert.deepEqual(await again(), nothing);
    other.destroy();
  });
});
