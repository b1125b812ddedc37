/** What people call the engines of RDS and ElastiCache. */
const engineNames: Readonly<Record<string, string>> = { postgres: "PostgreSQL", valkey: "Valkey", redis: "Redis OSS" };

/**
 * What people call an engine, with its version: `PostgreSQL 17`.
 *
 * @param engine as AWS names it, such as `postgres`; an engine that is not known here keeps that name
 * @param version absent: it is not known, as that of a server that is restored from a snapshot
 */
export function engineName(engine: unknown, version: unknown): string {
  const name = engineNames[String(engine)] ?? String(engine);
  return typeof version === "string" ? `${name} ${version}` : name;
}
