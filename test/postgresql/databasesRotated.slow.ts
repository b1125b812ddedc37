import assert from "node:assert/strict";
import { DatabaseStep, passwordOf } from "./databaseStep.ts";
import { needsPostgres, PostgresServer } from "./server.ts";

const newA = passwordOf("new_a");
const newB = passwordOf("new_b");

describe("the passwords of the databases", function () {
  this.timeout(60_000);
  const server = new PostgresServer();
  let step: DatabaseStep;
  before(needsPostgres);
  before(() => server.start());
  beforeEach(async () => {
    step = new DatabaseStep(server);
    await run();
  });
  afterEach(() => {
    step.destroy();
    server.empty();
  });
  after(() => server.stop());

  const run = async (restored = false) => {
    const { changes, rest } = await step.run({ endpoint: { restored, logins: { gitlab: { arn: "logins-gitlab" } } } });
    return { changes, rest };
  };
  const enters = (login: string, password: string) =>
    step.asLogin(login, "SELECT current_user", "gitlabhq_production", password) === "gitlab";

  it("are replaced one after the other, while nodes stay connected", async () => {
    const node = await step.connect("gitlab_a");
    step.publish("gitlab", { current: "b", b: newB });
    assert.deepEqual(await run(), { changes: ["a new password for gitlab_b"], rest: [] });
    assert.ok(enters("gitlab_a", passwordOf("gitlab_a")), "nodes that have not converged still come in");
    assert.ok(enters("gitlab_b", newB), "nodes that have, too");
    assert.equal(await node.ask("SELECT current_user"), "gitlab");

    step.publish("gitlab", { current: "b", a: newA, b: newB });
    assert.deepEqual(await run(), {
      changes: [],
      rest: [
        "gitlab_a keeps its old password as long as it is in use (connections: 1)",
        "nothing has changed on localhost",
      ],
    });
    await node.close();
    assert.deepEqual(await run(), { changes: ["a new password for gitlab_a"], rest: [] });
    assert.deepEqual(
      [enters("gitlab_a", newA), enters("gitlab_b", newB), enters("gitlab_a", passwordOf("gitlab_a"))],
      [true, true, false],
    );
  });

  it("are not changed under those who use them; the other login leads out", async () => {
    const node = await step.connect("gitlab_a");
    step.publish("gitlab", { current: "a", a: newA, b: newB });
    assert.deepEqual(await run(), {
      changes: [],
      rest: [
        "FAILED: gitlab_a is in use (connections: 1), and logins-gitlab has another password for it: nothing is changed, since new connections would be refused; make the other login current, then run pulumi up",
      ],
    });
    assert.ok(enters("gitlab_a", passwordOf("gitlab_a")));
    step.publish("gitlab", { current: "b", a: newA, b: newB });
    assert.deepEqual((await run()).changes, ["a new password for gitlab_b"]);
    await node.close();
    assert.deepEqual((await run()).changes, ["a new password for gitlab_a"]);
  });

  it("of a restored server become those of this stack, and its data stay", async () => {
    step.asLogin("gitlab_a", "CREATE TABLE kept (id int)");
    step.publish("gitlab", { a: newA, b: newB });
    assert.deepEqual(await run(true), {
      changes: ["a new password for gitlab_a", "a new password for gitlab_b"],
      rest: [],
    });
    assert.equal(step.asLogin("gitlab_b", "SELECT count(*) FROM kept", "gitlabhq_production", newB), "0");
  });

  it("are stored in a form that PostgreSQL itself would make, with another salt each time", async () => {
    const stored = () => server.superuser("SELECT rolpassword FROM pg_authid WHERE rolname = 'gitlab_a'");
    const first = stored();
    assert.match(first, /^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$/);
    step.publish("gitlab", { a: newA });
    await run();
    step.publish("gitlab", {});
    await run();
    assert.notEqual(stored().split("$")[1], first.split("$")[1]);
  });
});
