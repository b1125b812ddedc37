import assert from "node:assert/strict";
import { DatabaseStep } from "./databaseStep.ts";
import { needsPostgres, PostgresServer } from "./server.ts";

describe("Praefect's database on a restored server", function () {
  this.timeout(60_000);
  const server = new PostgresServer();
  const step = new DatabaseStep(server);
  before(needsPostgres);
  before(async () => {
    await server.start();
    await step.run();
  });
  after(async () => {
    step.destroy();
    await server.stop();
  });

  const empty = () => step.run({ step: "empty_praefect" });
  const tables = (database: string) =>
    server.superuser("SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'", database);

  it("is emptied by the master, and belongs to Praefect as before; the others are left alone", async () => {
    step.asLogin(
      "praefect_a",
      "CREATE TABLE storage_repositories (id int); CREATE TABLE seen (id int)",
      "praefect_production",
    );
    step.asLogin("gitlab_a", "CREATE TABLE projects (id int)");
    const { output, changes } = await empty();
    assert.deepEqual(changes, [], output);
    assert.match(output, /converge: praefect_production is empty$/m);
    assert.deepEqual([tables("praefect_production"), tables("gitlabhq_production")], ["", "projects"]);
    assert.equal(step.asLogin("praefect_b", "CREATE TABLE storage_repositories (id int)", "praefect_production"), "");
    assert.deepEqual((await step.run()).changes, []);
  });

  it("may be emptied twice, and may be missing", async () => {
    await empty();
    assert.match((await empty()).output, /praefect_production is empty$/m);
    server.superuser("DROP DATABASE praefect_production WITH (FORCE)");
    const { output } = await empty();
    assert.doesNotMatch(output, /FAILED|is empty/);
  });
});
