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

  it("reach the same state after a cut at any statement", async () => {
    const whole = await run(proxy.port);
    assert.deepEqual(whole.rest, [], whole.output);
    const wanted = server.superuser(state);
    const statements = proxy.statements.length;
    assert.equal(statements, whole.changes.length, proxy.statements.join("\n"));
    for (let cutAfter = 1; cutAfter <= statements; cutAfter++) {
      server.empty();
      proxy.statements = [];
      proxy.cutAfter = cutAfter;
      const cut = await run(proxy.port);
      assert.equal(proxy.statements.length, cutAfter);
      const at = proxy.statements.at(-1) ?? "";
      const reason = `FAILED: localhost:${String(proxy.port)} has broken off the connection, as in a failover or restart, which takes minutes: the next run continues`;
      assert.deepEqual(cut.rest, [reason], cut.output);
      const next = await run(server.port);
      assert.deepEqual(next.rest.filter((line) => line.startsWith("FAILED")), [], next.output); // prettier-ignore
      assert.equal(server.superuser(state), wanted, `after a cut at ${at}`);
    }
    assert.deepEqual((await run(server.port)).changes, []);
  });
});
