import assert from "node:assert/strict";
import { databaseParameters } from "../../components/data/databaseParameters.ts";
import { needsPostgres, PostgresServer } from "./server.ts";

const parameters = databaseParameters({ memoryGiB: 16, maxConnections: 1168 });

/** What only RDS has. */
const ownOfRds = parameters.filter(({ name }) => name.startsWith("rds."));

/** RDS puts its memory into formulas. The least of them is enough here. */
const settings = Object.fromEntries(
  parameters
    .filter((parameter) => !ownOfRds.includes(parameter))
    .map(({ name, value }) => [name, /^GREATEST\(.*,(\d+)\)$/.exec(value)?.[1] ?? value]),
);

describe("a real PostgreSQL 17 with the parameters of the database", function () {
  this.timeout(60_000);
  const server = new PostgresServer();

  before(async function () {
    needsPostgres.call(this);
    await server.start(settings);
  });

  after(async () => {
    await server.stop();
  });

  it("takes all but RDS' own, in the units that are meant", () => {
    assert.deepEqual(
      ownOfRds.map(({ name, value }) => [name, value]),
      [["rds.force_ssl", "1"]],
    );
    const shown = Object.keys(settings).map((name) => [name, server.superuser(`SHOW ${name}`)]);
    assert.deepEqual(Object.fromEntries(shown), {
      work_mem: "16MB",
      statement_timeout: "1min",
      idle_in_transaction_session_timeout: "1min",
      log_min_duration_statement: "1s",
      log_lock_waits: "on",
      deadlock_timeout: "5s",
      random_page_cost: "2",
      default_statistics_target: "1000",
      max_parallel_workers_per_gather: "0",
      autovacuum_vacuum_scale_factor: "0.02",
      autovacuum_analyze_scale_factor: "0.01",
      maintenance_work_mem: "256MB",
      log_connections: "on",
      log_disconnections: "on",
      max_connections: "1168",
      shared_buffers: "2GB",
      max_locks_per_transaction: "128",
      shared_preload_libraries: "pg_stat_statements",
      quote_all_identifiers: "off",
    });
  });

  for (const { name, applyMethod } of parameters.filter((parameter) => !ownOfRds.includes(parameter))) {
    it(`changes ${name} ${applyMethod === "immediate" ? "while it runs" : "when it starts, or not at all"}`, () => {
      const row = server.superuser(`SELECT context, setting = boot_val FROM pg_settings WHERE name = '${name}'`);
      const [context, isDefault] = row.split("|");
      if (applyMethod === "immediate") assert.notEqual(context, "postmaster");
      else assert.ok(context === "postmaster" || isDefault === "t", row);
    });
  }

  it("counts statements, and has no limit for locks", () => {
    server.superuser("CREATE EXTENSION pg_stat_statements");
    assert.ok(Number(server.superuser("SELECT count(*) FROM pg_stat_statements")) > 0);
    assert.equal(server.superuser("SHOW lock_timeout"), "0");
  });

  it("lets a migration lift the timeouts for itself", () => {
    server.superuser("CREATE ROLE migrating; GRANT CONNECT ON DATABASE postgres TO migrating");
    const lifted = server.superuser(`
      SET SESSION AUTHORIZATION migrating;
      SET statement_timeout TO 0;
      SET idle_in_transaction_session_timeout TO 0;
      SHOW statement_timeout;
      SHOW idle_in_transaction_session_timeout;`);
    assert.equal(lifted, "0\n0");
  });
});
