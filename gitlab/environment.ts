import { postgresqlMajors } from "../config/postgresqlMajors.ts";
import { upgradeStops } from "../config/upgradeStops.ts";
import { accounts } from "./accounts.ts";
import { databaseEnvironment } from "./databaseEnvironment.ts";
import { stateKey } from "./nodeState.ts";
import { metricNamespace } from "./pointer.ts";
import { readinessPort } from "./portNumbers.ts";
import type { Context } from "./rb/context.ts";
import { phaseSteps } from "./phases.ts";
import type { Role } from "./role.ts";
import { units } from "./units.ts";

/**
 * What the scripts on a node have to know, as Bash assignments.
 *
 * @param context the environment and the node; the role with its units
 * @returns one line per variable
 */
export function environment(context: Context & { readonly role: Role }): string {
  const values = {
    ...common(context),
    ...ofDatabases(context),
    ...Object.assign({}, ...ofUnits(context)),
  } as Record<string, string>;
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join("");
}

function common({ architecture, role, node, endpoints }: Context & { readonly role: Role }): Record<string, string> {
  const { gitlabVersion, gitlabEdition, region, stack } = architecture;
  const { secrets } = endpoints;
  return {
    NODE: node.name,
    PHASES: role.phases.map(({ name }) => name).join(" "),
    VERSION: gitlabVersion,
    EDITION: gitlabEdition,
    SEEN_VERSION: role.seenVersion === "volume" ? "" : stateKey(role.seenVersion.node, role.seenVersion.phase),
    REQUIRED_STOPS: upgradeStops.join(" "),
    POSTGRESQL_MAJORS: postgresqlMajors(gitlabVersion).join(" "),
    REGION: region,
    DOMAINS: architecture.hostNames.join(" "),
    ACCOUNTS: accounts.map(({ name, id }) => `${name}:${String(id)}`).join(" "),
    CONFIGURATION_BUCKET: endpoints.buckets.configuration,
    BACKUP_VAULT: endpoints.backupVault,
    ROOT_PASSWORD_SECRET: secrets.rootPassword?.arn ?? "",
    GITLAB_SECRETS_SECRET: secrets.gitlabSecrets?.arn ?? "",
    SSH_HOST_KEYS_SECRET: secrets.sshHostKeys?.arn ?? "",
    SMTP_PASSWORD_SECRET: secrets.smtpPassword?.arn ?? "",
    // No script reads it. It is here so that a new password changes the hash; otherwise no node would converge.
    SMTP_PASSWORD_VERSION: secrets.smtpPassword?.version ?? "",
    READINESS_PORT: String(readinessPort),
    METRICS: role.metrics.join(" "),
    METRIC_NAMESPACE: metricNamespace(stack),
  };
}

function ofDatabases({ architecture, role, endpoints }: Context & { readonly role: Role }): Record<string, string> {
  const makes = role.phases.flatMap(phaseSteps).includes("make_databases");
  return makes && endpoints.database ? databaseEnvironment(endpoints.database, architecture.gitlabVersion) : {};
}

function ofUnits({ architecture, role, endpoints }: Context & { readonly role: Role }): Record<string, string>[] {
  return role.units.map((name) => {
    const unit = units[name];
    return "environment" in unit ? unit.environment(architecture, endpoints) : {};
  });
}
