import { findDatabaseClass } from "../databaseClasses.ts";
import type { Settings } from "../settings.ts";
import type { ConnectionDemand } from "./connectionDemand.ts";
import { databaseChoice } from "./databaseChoice.ts";
import { databaseDemand, type DatabaseUsers } from "./databaseDemand.ts";
import type { DatabasePlan } from "./databasePlan.ts";
import { chosenConnections } from "./maxConnections.ts";
import { daysBefore, otherDays, windows } from "./windows.ts";

/** Days to which RDS can go back at most (API reference, CreateDBInstance, BackupRetentionPeriod, 2026-08). */
const mostBackupDays = 35;

/** What is planned, and why it is that large. */
export interface PlannedDatabase extends DatabasePlan {
  readonly demand: ConnectionDemand;
  /** State of the passwords of GitLab's components, from 1 on, raised by one at a time: see `loginPair`. */
  readonly loginStep: number;
  /** Snapshot that a new server is made from; absent: it starts empty. An existing server refuses another one. */
  readonly snapshot: string | undefined;
}

/**
 * Plans the database: what the stack file says, or else the cheapest class that has what GitLab asks for, and room for the
 * connections of all nodes.
 *
 * @param settings overrides, and how long snapshots stay
 * @param users what connects
 * @returns `undefined` if PostgreSQL is on the box
 * @throws RangeError if no class is large enough, or the stack file names one that there is not
 */
export function plannedDatabase(
  { backup, database: said, nodes, windows: start }: Pick<Settings, "backup" | "database" | "nodes" | "windows">,
  users: DatabaseUsers,
): PlannedDatabase | undefined {
  const { database: row } = users.size;
  if (!row) return undefined;
  const demand = databaseDemand(nodes, users);
  const { instanceClass } = said;
  const choice = instanceClass === undefined ? databaseChoice(row.need, demand) : findDatabaseClass(instanceClass);
  const maxConnections = choice && (said.maxConnections ?? chosenConnections(demand, choice.memoryGiB));
  if (!choice || maxConnections === undefined) {
    throw new RangeError(
      `${instanceClass ?? "No class of databaseChoices"} has no room for ${String(demand.total)} connections.`,
    );
  }
  const { databaseBackup, databaseMaintenance } = windows(start);
  const replicas = said.replicas ?? row.replicas ?? 0;
  return {
    instanceClass: choice.name,
    vcpu: choice.vcpu,
    memoryGiB: choice.memoryGiB,
    storageGiB: said.storageGiB ?? row.storageGiB,
    maxStorageGiB: said.maxStorageGiB ?? row.mostStorageGiB,
    multiAz: users.form.highAvailability === "on",
    maxConnections,
    backupDays: Math.min(backup.snapshotRetentionDays, mostBackupDays),
    minorUpgrades: said.minorUpgrades ?? true,
    backupWindow: databaseBackup.text,
    maintenanceWindow: databaseMaintenance.text,
    replicas,
    replicaMaintenanceWindows: Array.from({ length: replicas }, (_, index) =>
      daysBefore(databaseMaintenance, 1 + (index % otherDays)),
    ),
    demand,
    loginStep: said.loginStep ?? 1,
    snapshot: said.snapshot,
  };
}
