import { findDatabaseClass, noSuchDatabaseClass, type DatabaseClass } from "../databaseClasses.ts";
import type { ConnectionDemand } from "../decisions/connectionDemand.ts";
import { databaseChoice, hasNeeded, hasRoom } from "../decisions/databaseChoice.ts";
import { databaseDemand, type DatabaseUsers } from "../decisions/databaseDemand.ts";
import { maxConnectionsRange } from "../decisions/maxConnections.ts";
import type { Complain } from "../problem.ts";
import type { DatabaseRow } from "../sizes/size.ts";
import type { Group, Said } from "../stackSchema.ts";
import { checkDatabaseDisk } from "./checkDatabaseDisk.ts";
import { checkReplicas } from "./checkReplicas.ts";
import { checkSnapshot, type SnapshotRule } from "./checkSnapshot.ts";
import { checkStep } from "./checkStep.ts";
import { refuseWithout } from "./refuseWithout.ts";

/**
 * Checks what a stack file changes about the database server, and that the connections of all nodes fit.
 *
 * @param said overrides of the database, and of the nodes that connect
 * @param users what connects
 * @param complain is called for each problem
 */
export function checkDatabase(
  { database: said, nodes }: Pick<Said, "database" | "nodes">,
  users: DatabaseUsers,
  complain: Complain,
): void {
  const { size, groups } = users;
  const { database: row } = size;
  if (!row) {
    refuseWithout("database", said, size, complain);
    return;
  }
  const demand = databaseDemand(nodes, users);
  const least = databaseChoice(row.need, demand);
  if (!least) {
    const [rails] = groups;
    complain(
      "nodes.rails.max",
      rails?.max,
      `groups whose connections fit into a database: at most 5000; these may need ${String(demand.total)}`,
      "Lower min, max or surge of nodes.rails and nodes.sidekiq, or choose types with fewer vCPUs.",
    );
    return;
  }
  const chosen = checkClass(said.instanceClass, { row, demand, least, users: size.users }, complain);
  if (chosen) checkConnections(said, chosen, demand, complain);
  checkDatabaseDisk(said, row, complain);
  checkReplicas(said.replicas, complain);
  checkStep("database.loginStep", said.loginStep, complain);
  checkSnapshot(snapshots, said.snapshot, complain);
}

interface Wanted {
  readonly row: DatabaseRow;
  readonly demand: ConnectionDemand;
  /** The cheapest class that has everything. */
  readonly least: DatabaseClass;
  readonly users: number;
}

/** Returns the class if it is right. */
function checkClass(
  name: string | undefined,
  { row, demand, least, users }: Wanted,
  complain: Complain,
): DatabaseClass | undefined {
  if (name === undefined) return least;
  const key = "database.instanceClass";
  const found = findDatabaseClass(name);
  const orLarger = `${least.name} or larger`;
  if (!found) {
    complain(key, name, `a class from config/databaseClasses.json: ${orLarger}`, noSuchDatabaseClass(name));
    return undefined;
  }
  if (!hasNeeded(found, row.need)) {
    const { vcpu, memoryGB } = row.need;
    const needed = `at least ${String(vcpu)} vCPU and ${String(memoryGB)} GB for the size of ${String(users)} users`;
    complain(key, name, `${needed}: ${orLarger}`, "GitLab asks for that much.");
    return undefined;
  }
  if (!hasRoom(found, demand)) {
    const { most } = maxConnectionsRange(found.memoryGiB);
    complain(
      key,
      name,
      `a class with room for ${String(demand.total)} connections: ${orLarger}`,
      `It has room for ${String(most)}: choose a larger class, or lower max of nodes.rails and nodes.sidekiq.`,
    );
    return undefined;
  }
  return found;
}

function checkConnections(
  { maxConnections }: Group<"database">,
  { name, memoryGiB }: DatabaseClass,
  { total }: ConnectionDemand,
  complain: Complain,
): void {
  const range = maxConnectionsRange(memoryGiB);
  const least = Math.max(range.least, total);
  if (maxConnections === undefined || (maxConnections >= least && maxConnections <= range.most)) return;
  complain(
    "database.maxConnections",
    maxConnections,
    `${String(least)} to ${String(range.most)}: what the nodes need, and what the memory of ${name} allows`,
    "Correct the number, name a larger class, or remove the key: it is chosen by the connections of all nodes.",
  );
}

/**
 * Names as RDS takes them (API reference, RestoreDBInstanceFromDBSnapshot, 2026-08), with the prefix of an automated one or
 * one of AWS Backup; or the ARN of one that another account shares.
 */
const snapshots: SnapshotRule = {
  key: "database.snapshot",
  name: /^(arn:[a-z-]+:rds:[a-z0-9-]+:\d{12}:snapshot:)?((rds|awsbackup):)?[a-zA-Z](-?[a-zA-Z0-9])*$/,
  allowed: "the name or ARN of a snapshot of RDS, such as rds:gitlab-prod-2026-11-21-06-05",
  hint: "Copy it from aws rds describe-db-snapshots.",
};
