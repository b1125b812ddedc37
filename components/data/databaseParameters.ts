import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import { mostConnections } from "../../config/decisions/maxConnections.ts";

/** A parameter of PostgreSQL, as the provider wants it. */
export interface DatabaseParameter {
  readonly name: string;
  /** In RDS' units: KiB, milliseconds, or blocks of 8 KiB (RDS user guide, parameters of PostgreSQL, 2026-08). */
  readonly value: string;
  /**
   * `pending-reboot`: it takes effect when somebody restarts the server. Parameters whose value is RDS' own default are
   * pending too, for RDS reports them so, and the provider would never be done (terraform-provider-aws#39252).
   */
  readonly applyMethod: "immediate" | "pending-reboot";
}

/** The package's own values, which GitLab is tested with (omnibus-gitlab, postgresql/attributes/default.rb at 440b1f83). */
const ofPackage = {
  work_mem: "16384",
  statement_timeout: "60000",
  idle_in_transaction_session_timeout: "60000",
  log_min_duration_statement: "1000",
  log_lock_waits: "1",
  deadlock_timeout: "5000",
  random_page_cost: "2",
  default_statistics_target: "1000",
  max_parallel_workers_per_gather: "0",
  autovacuum_vacuum_scale_factor: "0.02",
  autovacuum_analyze_scale_factor: "0.01",
} as const;

/** Least `shared_buffers` that GitLab asks for, 2 GiB (doc/install/requirements.md, 2026-08), in blocks of 8 KiB. */
const leastSharedBuffers = 262_144;

/** Least `maintenance_work_mem` that GitLab asks for, 64 MiB (same page), in KiB. */
const leastMaintenanceKiB = 65_536;

/**
 * The parameters of the server.
 *
 * - Timeouts: migrations lift `statement_timeout` and `idle_in_transaction_session_timeout` for themselves where they have
 *   to (GitLab, lib/gitlab/database/migrations/timeout_helpers.rb and with_lock_retries.rb), and so does `pg_dump`.
 *   `lock_timeout` stays off: migrations set their own for each attempt, and a shorter one for all would end them.
 * - Logs: connections and slow statements. `log_statement` stays off: it would write passwords of roles into the log.
 * - `hot_standby_feedback` matters on replicas only: see {@link replicaParameters}.
 *
 * @param plan memory and connections of the server
 */
export function databaseParameters(plan: Pick<DatabasePlan, "memoryGiB" | "maxConnections">): DatabaseParameter[] {
  const maintenanceKiB = Math.max(leastMaintenanceKiB, plan.memoryGiB * 16 * 1024); // a 64th, about RDS' own default
  return [
    ...parameters("immediate", {
      ...ofPackage,
      maintenance_work_mem: String(maintenanceKiB),
      log_connections: "1",
      log_disconnections: "1",
    }),
    ...parameters("pending-reboot", {
      max_connections: String(plan.maxConnections),
      // RDS' own default, a quarter of the memory, would be a little less on the smallest classes.
      shared_buffers: `GREATEST({DBInstanceClassMemory/32768},${String(leastSharedBuffers)})`,
      max_locks_per_transaction: "128", // the package's: a dump locks every table and partition
      shared_preload_libraries: "pg_stat_statements",
      "rds.force_ssl": "1",
      quote_all_identifiers: "0", // on, migrations fail: "can't quote Array" (omnibus-gitlab, doc/settings/database.md)
    }),
  ];
}

/**
 * The parameters of a read replica: those of the server, and
 *
 * - `hot_standby_feedback`, as GitLab demands (doc/install/requirements.md, PostgreSQL settings, 2026-08): the server keeps
 *   rows that a query on a replica still reads, so the query is not cancelled.
 * - `max_connections` as high as it may ever be for the class. A replica may not have fewer than the server: it would stop to
 *   replay, and not start again (PostgreSQL 17, hot standby, administrator's overview). So nobody has to restart replicas
 *   before `maxConnections` is raised.
 *
 * @param plan memory of the class
 */
export function replicaParameters({ memoryGiB }: Pick<DatabasePlan, "memoryGiB">): DatabaseParameter[] {
  return [
    ...parameters("immediate", { hot_standby_feedback: "1" }),
    ...databaseParameters({ memoryGiB, maxConnections: mostConnections(memoryGiB) }),
  ];
}

function parameters(
  applyMethod: DatabaseParameter["applyMethod"],
  values: Readonly<Record<string, string>>,
): DatabaseParameter[] {
  return Object.entries(values).map(([name, value]) => ({ name, value, applyMethod }));
}
