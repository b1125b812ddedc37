import { findDatabaseClass, type DatabaseClass } from "../databaseClasses.ts";
import { bytesPerGB, bytesPerGiB } from "../memoryUnits.ts";
import type { Need } from "../sizes/size.ts";
import type { ConnectionDemand } from "./connectionDemand.ts";
import { maxConnectionsRange } from "./maxConnections.ts";

/**
 * The classes to choose from, cheapest first: the sixth generation of Graviton, whose prices are known for every size. GitLab
 * does not notice the processor of a database. From 64 GiB on there is room for as many connections as RDS allows.
 */
export const databaseChoices = [
  "db.m6g.large",
  "db.r6g.large",
  "db.m6g.xlarge",
  "db.r6g.xlarge",
  "db.m6g.2xlarge",
  "db.r6g.2xlarge",
  "db.m6g.4xlarge",
  "db.r6g.4xlarge",
  "db.m6g.8xlarge",
  "db.r6g.8xlarge",
] as const;

/** Whether a class has what the size asks for. */
export function hasNeeded({ vcpu, memoryGiB }: DatabaseClass, need: Need): boolean {
  return vcpu >= need.vcpu && memoryGiB * bytesPerGiB >= need.memoryGB * bytesPerGB;
}

/** Whether a class has room for the connections of all nodes. */
export function hasRoom({ memoryGiB }: DatabaseClass, { total }: Pick<ConnectionDemand, "total">): boolean {
  const { least, most } = maxConnectionsRange(memoryGiB);
  return Math.max(least, total) <= most;
}

/**
 * The cheapest class that has what the size asks for, and room for the connections of all nodes.
 *
 * @returns `undefined` if none has: RDS allows 5,000 connections at most
 */
export function databaseChoice(need: Need, demand: Pick<ConnectionDemand, "total">): DatabaseClass | undefined {
  return databaseChoices
    .map(findDatabaseClass)
    .find((one) => one !== undefined && hasNeeded(one, need) && hasRoom(one, demand));
}
