import assert from "node:assert/strict";
import { CuttingProxy } from "./cuttingProxy.ts";
import { DatabaseStep } from "./databaseStep.ts";
import { needsPostgres, PostgresServer } from "./server.ts";

/** Everything that the step decides on, as one text. */
const state = `
  SELECT 'role', rolname, rolcanlogin, rolcreaterole, rolcreatedb, rolpassword IS NULL, (SELECT rolconfig FROM pg_roles r WHERE r.oid = pg_authid.oid)
    FROM pg_authid WHERE oid >= 16384 ORDER BY rolname;
  SELECT 'membership', roleid::regrole, member::regrole, grantor::regrole, admin_option, inherit_option, set_option
    FROM pg_auth_members ORDER BY 2, 3, 4;
  SELECT 'database', datname, datdba::regrole, pg_encoding_to_char(encoding), datacl FROM pg_database ORDER BY datname;
  \\connect gitlabhq_production
  SELECT 'extension', extname, extowner::regrole FROM pg_extension ORDER BY extname;
  SELECT 'schema', nspname, nspowner::regrole, nspacl FROM pg_namespace ORDER BY nspname;`;

/** A statement without the salted hash of a password, which is another one each time. */
const unsalted = (statement: string) => statement.replace(/(?<=SCRAM-SHA-256\$).*(?=')/, "…");

describe("the databases, cut off", function () {
  this.timeout(300_000);
  const server = new PostgresServer();
  const proxy = new CuttingProxy(server);
  const step = new DatabaseStep(server);
  before(needsPostgres);
  before(async () => {
    await server.start();
    await proxy.start();
  });
  after(async () => {
    proxy.stop();
    step.destroy();
    await server.stop();
  });

  const run = (port: number) => step.run({ endpoint: { port, logins: { gitlab: { arn: "logins-gitlab" } } } });

  it("go on with the next statement after a cut at any, and reach the same state", async () => {
    const whole = await run(proxy.port);
    assert.deepEqual(whole.rest, [], whole.output);
    const wanted = server.superuser(state);
    const statements = proxy.statements.map(unsalted);
    assert.equal(statements.length, whole.changes.length, statements.join("\n"));
    server.empty();
    proxy.statements = [];
    const reason = `FAILED: localhost:${String(proxy.port)} has broken off the connection, as in a failover or restart, which takes minutes: the next run continues`;
    // Each run finds what the ones before it have done, and is cut off after its first statement.
    for (const [position, statement] of statements.entries()) {
      proxy.cutAfter = position + 1;
      const cut = await run(proxy.port);
      assert.deepEqual(cut.rest, [reason], cut.output);
      assert.deepEqual(proxy.statements.slice(position).map(unsalted), [statement]);
    }
    assert.equal(server.superuser(state), wanted);
    assert.deepEqual((await run(server.port)).changes, []);
  });
});
