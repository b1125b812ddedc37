import { compareVersions } from "../config/rules/release.ts";
import { databases, type DatabaseName, type DatabaseRow } from "./databases.ts";
import type { DatabaseEndpoint } from "./endpoints.ts";

/**
 * What the step `make_databases` has to know, as variables of Bash.
 *
 * @param server where the databases are
 * @param gitlabVersion decides which extensions are needed
 */
export function databaseEnvironment(server: DatabaseEndpoint, gitlabVersion: string): Record<string, string> {
  const { host, port, major, master, authorities, logins, restored } = server;
  const present = (Object.keys(databases) as DatabaseName[]).flatMap((name) => {
    const secret = logins[name];
    return secret ? [{ name, secret }] : [];
  });
  return {
    GITLAB_DATABASE: databases.gitlab.database,
    ...(logins.registry ? { REGISTRY_DATABASE: databases.registry.database } : {}),
    DATABASE_HOST: host,
    DATABASE_PORT: String(port),
    DATABASE_MAJOR: String(major),
    DATABASE_MASTER: master.role,
    DATABASE_MASTER_SECRET: master.secret.arn,
    DATABASE_CA: authorities,
    DATABASES: present
      .map(({ name, secret }) =>
        [name, databases[name].database, secret.arn, extensions(name, gitlabVersion)].join("|"),
      )
      .join(" "),
    // No script reads them. They are here so that a new password changes the hash; otherwise no node would converge.
    DATABASE_PASSWORD_VERSIONS: [master.secret, ...present.map(({ secret }) => secret)]
      .map(({ version }) => version ?? "")
      .join(" "),
    RESTORE: String(restored),
  };
}

function extensions(name: DatabaseName, gitlabVersion: string): string {
  const { extensions: rows }: DatabaseRow = databases[name];
  return rows
    .filter(({ from }) => from === undefined || compareVersions(gitlabVersion, from) >= 0)
    .map((row) => row.name)
    .join(",");
}
