import assert from "node:assert/strict";
import { databaseParameters } from "../../../components/data/databaseParameters.ts";

const at = (memoryGiB: number, maxConnections = 1168) =>
  databaseParameters({ memoryGiB, maxConnections }).map(
    ({ name, value, applyMethod }) => `${name}=${value}${applyMethod === "immediate" ? "" : " (restart)"}`,
  );

describe("parameters of the database", () => {
  it("are exactly these", () => {
    assert.deepEqual(at(16), [
      "work_mem=16384",
      "statement_timeout=60000",
      "idle_in_transaction_session_timeout=60000",
      "log_min_duration_statement=1000",
      "log_lock_waits=1",
      "deadlock_timeout=5000",
      "random_page_cost=2",
      "default_statistics_target=1000",
      "max_parallel_workers_per_gather=0",
      "autovacuum_vacuum_scale_factor=0.02",
      "autovacuum_analyze_scale_factor=0.01",
      "maintenance_work_mem=262144",
      "log_connections=1",
      "log_disconnections=1",
      "max_connections=1168 (restart)",
      "shared_buffers=GREATEST({DBInstanceClassMemory/32768},262144) (restart)",
      "max_locks_per_transaction=128 (restart)",
      "shared_preload_libraries=pg_stat_statements (restart)",
      "rds.force_ssl=1 (restart)",
      "quote_all_identifiers=0 (restart)",
    ]);
  });

  it("give maintenance a 64th of the memory, and never less than GitLab asks for", () => {
    const maintenance = (memoryGiB: number) => at(memoryGiB).filter((line) => line.startsWith("maintenance_work_mem"));
    assert.deepEqual([2, 8, 64].flatMap(maintenance), [
      "maintenance_work_mem=65536",
      "maintenance_work_mem=131072",
      "maintenance_work_mem=1048576",
    ]);
  });

  it("change with the plan only what its memory and connections decide", () => {
    const [small, large] = [at(8, 696), at(64, 5000)];
    assert.deepEqual(
      small.filter((line) => !large.includes(line)),
      ["maintenance_work_mem=131072", "max_connections=696 (restart)"],
    );
  });
});
