/** Logs that RDS for PostgreSQL can send to CloudWatch (RDS API reference, CreateDBInstance, 2026-08). */
export const databaseLogs = ["postgresql", "upgrade"] as const;

/** RDS writes below this prefix, and nowhere else. */
const prefix = "/aws/rds/instance/";

/** How the identifier of every database server of this program begins. */
export const databasePrefix = "gitlab-";

/**
 * Name of the log group that RDS writes one of a server's logs to. It makes the group without key and retention, unless
 * there is one.
 *
 * @param identifier of the server
 * @param log one of {@link databaseLogs}
 */
export function databaseLogGroup(identifier: string, log: (typeof databaseLogs)[number]): string {
  return `${prefix}${identifier}/${log}`;
}

/** The log groups of every server. */
export const databaseLogPattern = `${prefix}${databasePrefix}*`;
