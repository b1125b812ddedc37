import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import {
  databaseParameters,
  replicaParameters,
  type DatabaseParameter,
} from "../../components/data/databaseParameters.ts";
import { mostConnections } from "../../config/decisions/maxConnections.ts";
import { needsPostgres, PostgresServer } from "./server.ts";

const memoryGiB = 8;
const most = mostConnections(memoryGiB);

/** Without what only RDS has, and with less memory than a class of RDS. */
const settings = (parameters: readonly DatabaseParameter[]) => ({
  ...Object.fromEntries(
    parameters.filter(({ name }) => !name.startsWith("rds.")).map(({ name, value }) => [name, value]),
  ),
  shared_buffers: "64MB",
});

const ofServer = (maxConnections: number) => settings(databaseParameters({ memoryGiB, maxConnections }));
const ofReplica = settings(replicaParameters({ memoryGiB }));

/** What the replica lacks, as GitLab asks for it (lib/gitlab/database/load_balancing/host.rb). */
const missing = (location: string) => `SELECT pg_wal_lsn_diff('${location}', pg_last_wal_replay_lsn()) <= 0`;

describe("a real PostgreSQL 17 with a read replica", function () {
  this.timeout(60_000);
  const [server, replica] = [new PostgresServer(), new PostgresServer()];

  /** Waits until the replica has everything that was written. */
  const caughtUp = async () => {
    const location = server.superuser("SELECT pg_current_wal_insert_lsn()");
    for (let tries = 0; tries < 500; tries += 1) {
      if (replica.superuser(missing(location)) === "t") return;
      await pause(20);
    }
    assert.fail(`the replica does not replay: ${replica.log.slice(-2000)}`);
  };

  before(async function () {
    needsPostgres.call(this);
    await server.start(ofServer(500));
    await server.halt();
    await replica.follow(server, ofReplica);
    await server.launch(ofServer(500));
  });

  after(async () => {
    await replica.stop();
    await server.stop();
  });

  it("has what was written, refuses writes, and tells the server what its queries still read", async () => {
    server.superuser("CREATE TABLE written (number int); INSERT INTO written VALUES (1)");
    await caughtUp();
    assert.equal(replica.superuser("SELECT number FROM written"), "1");
    assert.throws(() => replica.superuser("INSERT INTO written VALUES (2)"), /read-only transaction/);
    assert.equal(replica.superuser("SHOW hot_standby_feedback"), "on");
    const feedback = "SELECT count(*) FROM pg_stat_replication WHERE backend_xmin IS NOT NULL";
    assert.equal(server.superuser(feedback), "1");
  });

  it("goes on replaying, without a restart, when max_connections of the server becomes the most of its class", async () => {
    assert.equal(replica.superuser("SHOW max_connections"), String(most));
    await server.halt();
    await server.launch(ofServer(most));
    server.superuser("INSERT INTO written VALUES (3)");
    await caughtUp();
    assert.equal(replica.superuser("SELECT max(number) FROM written"), "3");
    assert.equal(replica.superuser("SELECT pg_get_wal_replay_pause_state()"), "not paused");
  });

  it("would not start with fewer than the server has", async () => {
    await replica.halt();
    const fewer = { ...ofReplica, max_connections: "500" };
    await assert.rejects(replica.launch(fewer), /max_connections = 500 is a lower setting than on the primary server/);
    await replica.launch(ofReplica);
    await caughtUp();
  });
});
