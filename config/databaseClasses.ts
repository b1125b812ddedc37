import rows from "./databaseClasses.json" with { type: "json" };
import type { CpuArchitecture } from "./instanceTypes.ts";
import { noSuch } from "./nearest.ts";

/** What an instance class of RDS for PostgreSQL offers. */
export interface DatabaseClass {
  readonly name: string;
  readonly vcpu: number;
  /** Memory of the machine. The database gets a little less of it: RDS keeps some for itself. */
  readonly memoryGiB: number;
  /** GitLab does not notice the difference. */
  readonly cpu: CpuArchitecture;
}

/**
 * The classes that settings accept: those whose price is also known (AWS price list of AmazonRDS as kept by bytebase/dbcost,
 * 2023-03-10; db.m7g and db.r7g from public tables of 2025 and 2026). Burstable classes are left out: GitLab does not
 * support them (doc/install/aws, 2026-08).
 */
export const databaseClasses: readonly DatabaseClass[] = Object.entries(rows).map(
  ([name, [vcpu, memoryGiB, cpu]]) => ({ name, vcpu, memoryGiB, cpu }) as DatabaseClass,
);

/**
 * Finds a class by its name.
 *
 * @param name such as `db.m6g.xlarge`
 * @returns the class, or `undefined` if it is not in the table
 */
export function findDatabaseClass(name: string): DatabaseClass | undefined {
  return databaseClasses.find((one) => one.name === name);
}

/** Why a class that RDS has is not accepted, by the beginning of its name. */
const refused: readonly (readonly [start: string, why: string])[] = [
  ["db.t", "Burstable classes slow down when their CPU credits are used up, and GitLab does not support them."],
  ["aurora", "GitLab does not support Aurora: name a class of RDS for PostgreSQL."],
  ["db.serverless", "GitLab does not support Aurora, and only Aurora has serverless classes."],
];

/**
 * Text about a class that is not accepted.
 *
 * @param name such as `db.t4g.large`
 * @returns sentences: why it is not accepted, or which class was probably meant
 */
export function noSuchDatabaseClass(name: string): string {
  const why = refused.find(([start]) => name.startsWith(start))?.[1];
  if (why !== undefined) return why;
  const names = databaseClasses.map((one) => one.name);
  return names.includes(`db.${name}`) ? `Write db.${name}.` : noSuch("class", name, names);
}
