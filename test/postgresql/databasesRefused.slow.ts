import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseStep, type Run } from "./databaseStep.ts";
import { makeAuthority, needsPostgres, PostgresServer } from "./server.ts";

describe("the databases are refused, and nothing is changed,", function () {
  this.timeout(60_000);
  const server = new PostgresServer();
  let step: DatabaseStep;
  before(needsPostgres);
  before(() => server.start());
  beforeEach(() => {
    step = new DatabaseStep(server);
  });
  afterEach(() => {
    step.destroy();
    server.empty();
  });
  after(() => server.stop());

  const roles = "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE oid >= 16384";

  async function refuses(reason: string, run: Run = {}): Promise<void> {
    const before = server.superuser(roles);
    const { changes, rest, output } = await step.run(run);
    assert.deepEqual({ changes, rest }, { changes: [], rest: [`FAILED: ${reason}`] }, output);
    assert.equal(server.superuser(roles), before);
  }

  const at = (host = "localhost") => `${host}:${String(server.port)}`;

  it("where no server answers", async () => {
    const silent = (place: string) =>
      `the database server does not answer on ${place}: is it running, and do the security groups of the database and of this node allow the port?`;
    await refuses(silent("localhost:1"), { endpoint: { port: 1 } });
    await refuses(silent(at("nowhere.invalid")), { endpoint: { host: "nowhere.invalid" } });
    const variables = { DATABASE_WAIT_SECONDS: "2" };
    await refuses(silent(at("192.0.2.1")), { endpoint: { host: "192.0.2.1" }, variables });
  });

  it("where the server cannot prove who it is", async () => {
    const other = join(server.folder, "other.crt");
    makeAuthority(other);
    await refuses(
      `the certificate of ${at()} comes from no authority in ${other}: either the authorities of the image are too old, or another server answers`,
      { endpoint: { authorities: other } },
    );
    await refuses(
      `the certificate of ${at("127.0.0.1")} is for another name: another server answers, or the name is not the one that RDS gave to it`,
      { endpoint: { host: "127.0.0.1" } },
    );
    await refuses(
      `/nowhere.crt is missing, so the certificate of ${at()} cannot be checked: use an image that has it`,
      {
        endpoint: { authorities: "/nowhere.crt" },
      },
    );
  });

  it("where the server is of another version", () =>
    refuses("localhost is PostgreSQL 17 instead of 18: GitLab 19.3.0 would not run on it; use a server of version 18", {
      endpoint: { major: 18 },
    }));

  it("where the master's password is wrong, or not to be had", async () => {
    step.world.put("world/secrets/master", "wrong");
    await refuses(`${at()} refuses the password of gitlab_master: it has to be the one in master`);
    step.world.remove("world/secrets/master");
    await refuses("cannot read the secret master");
    step.world.put("world/secrets/master", server.masterPassword);
    step.world.remove("world/secrets/logins-registry");
    await refuses("cannot read the secret logins-registry");
  });

  it("where a database belongs to somebody else, or is in another encoding", async () => {
    server.superuser("CREATE DATABASE registry");
    await refuses(
      "the database registry on localhost belongs to postgres instead of registry: nothing is changed; if it is the one of this installation, give it to registry, otherwise remove it",
    );
    server.superuser("CREATE ROLE praefect; CREATE DATABASE praefect_production OWNER praefect TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'"); // prettier-ignore
    await refuses(
      "the database praefect_production on localhost is encoded in SQL_ASCII instead of UTF8: nothing is changed; restore it into a database in UTF8",
    );
  });

  it("where a restore was asked for, and a database is missing", async () => {
    server.superuser("CREATE ROLE gitlab; CREATE DATABASE gitlabhq_production OWNER gitlab");
    await refuses(
      "a restore was asked for, but localhost has no database praefect_production: nothing is initialised; restore a snapshot that has it",
      { endpoint: { restored: true } },
    );
  });

  it("where another toolbox does not come to an end", async () => {
    const holder = await step.connect("gitlab_master", server.masterPassword, "postgres");
    await holder.ask("DO 'BEGIN PERFORM pg_advisory_lock(1713); END'; SELECT 1");
    await refuses(
      `another node has been changing ${at()} for 1 seconds: two toolboxes run at the same time; this one tries again`,
      { variables: { DATABASE_LOCK_SECONDS: "1" } },
    );
    await holder.close();
  });

  it("where the master may not do it, in PostgreSQL's words", async () => {
    server.superuser("ALTER ROLE gitlab_master NOCREATEROLE");
    await refuses(
      `${at()}: ERROR:  permission denied to create role DETAIL:  Only roles with the CREATEROLE attribute may create roles.`,
    );
    server.superuser("ALTER ROLE gitlab_master CREATEROLE");
  });

  for (const [what, secret] of [
    ["too short", { a: "short" }],
    ["unfit for a URL", { b: "%".repeat(32) }],
    ["neither of the two", { current: "c" }],
  ] as const) {
    it(`where the secret of the logins names a password that is ${what}`, async () => {
      step.publish("gitlab", secret);
      await refuses(
        'the secret logins-gitlab is not {"current": "a" or "b", "a": PASSWORD, "b": PASSWORD} with passwords of 32 letters and digits or more: run pulumi up, which writes it',
      );
    });
  }
});
