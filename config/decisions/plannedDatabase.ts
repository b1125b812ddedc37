import { findDatabaseClass, type DatabaseClass } from "../databaseClasses.ts";
import type { Form } from "../form.ts";
import { pumaThreads, pumaWorkers, sidekiqConcurrency } from "../puma.ts";
import type { Settings } from "../settings.ts";
import type { Need, Size } from "../sizes/size.ts";
import { bytesPerGB, bytesPerGiB } from "../memoryUnits.ts";
import { connectionDemand, type ConnectionDemand } from "./connectionDemand.ts";
import type { DatabasePlan } from "./databasePlan.ts";
import { chosenConnections } from "./maxConnections.ts";
import type { NamedNodePlan } from "./namedNodes.ts";
import type { ScaledGroup } from "./scaledGroups.ts";
import { defaultWindowStart, windows } from "./windows.ts";

/**
 * The classes to choose from, cheapest first: the sixth generation of Graviton, whose prices are known for every size. GitLab
 * does not notice the processor of a database.
 */
export const databaseChoices = [
  "db.m6g.large",
  "db.r6g.large",
  "db.m6g.xlarge",
  "db.r6g.xlarge",
  "db.m6g.2xlarge",
  "db.r6g.2xlarge",
] as const;

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

/** What the database is for. */
export interface DatabaseUsers {
  readonly size: Size;
  readonly form: Form;
  readonly groups: readonly ScaledGroup[];
  readonly namedNodes: readonly NamedNodePlan[];
}

/**
 * Plans the database: the cheapest class that has what GitLab asks for, and room for the connections of all nodes, with
 * groups at their maximum and surge.
 *
 * @param settings how long snapshots stay
 * @param users what connects
 * @returns `undefined` if PostgreSQL is on the box
 * @throws RangeError if no class is large enough
 */
export function plannedDatabase(
  { backup }: Pick<Settings, "backup">,
  { size: { database: row }, form, groups, namedNodes }: DatabaseUsers,
): PlannedDatabase | undefined {
  if (!row) return undefined;
  const demand = demandOf(groups, namedNodes);
  const choice = databaseChoices
    .map(findDatabaseClass)
    .flatMap((one) => {
      const maxConnections = one && suffices(one, row.need) ? chosenConnections(demand, one.memoryGiB) : undefined;
      return one && maxConnections !== undefined ? [{ ...one, maxConnections }] : [];
    })
    .at(0);
  if (!choice) throw new RangeError(`No class of databaseChoices has room for ${String(demand.total)} connections.`);
  const { databaseBackup, databaseMaintenance } = windows(defaultWindowStart);
  return {
    instanceClass: choice.name,
    vcpu: choice.vcpu,
    memoryGiB: choice.memoryGiB,
    storageGiB: row.storageGiB,
    maxStorageGiB: row.mostStorageGiB,
    multiAz: form.highAvailability === "on",
    maxConnections: choice.maxConnections,
    backupDays: Math.min(backup.snapshotRetentionDays, mostBackupDays),
    minorUpgrades: false,
    backupWindow: databaseBackup.text,
    maintenanceWindow: databaseMaintenance.text,
    demand,
    loginStep: 1,
    snapshot: undefined,
  };
}

function suffices({ vcpu, memoryGiB }: DatabaseClass, need: Need): boolean {
  return vcpu >= need.vcpu && memoryGiB * bytesPerGiB >= need.memoryGB * bytesPerGB;
}

function demandOf(groups: readonly ScaledGroup[], namedNodes: readonly NamedNodePlan[]): ConnectionDemand {
  const most = (role: ScaledGroup["role"]) => {
    const group = groups.find((one) => one.role === role);
    return { nodes: group ? group.max + group.surge : 0, vcpu: group?.vcpu ?? 0, memoryGiB: group?.memoryGiB ?? 0 };
  };
  const [rails, sidekiq] = [most("rails"), most("sidekiq")];
  return connectionDemand({
    rails: { nodes: rails.nodes, workers: pumaWorkers(rails.vcpu, rails.memoryGiB), threads: pumaThreads },
    sidekiq: { nodes: sidekiq.nodes, processes: sidekiq.vcpu, concurrency: sidekiqConcurrency },
    praefectNodes: namedNodes.filter(({ role }) => role === "praefect").length,
    registryNodes: rails.nodes,
  });
}
