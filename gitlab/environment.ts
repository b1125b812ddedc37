import { postgresqlMajors } from "../config/postgresqlMajors.ts";
import { upgradeStops } from "../config/upgradeStops.ts";
import { accounts } from "./accounts.ts";
import { databaseEnvironment } from "./databaseEnvironment.ts";
import { nodeTlsEnvironment } from "./nodeTlsEnvironment.ts";
import { metricNamespace } from "./pointer.ts";
import { praefectMetricsPort, prometheusPort, readinessPort, sidekiqHealthPort } from "./portNumbers.ts";
import type { Context } from "./rb/context.ts";
import { phaseSteps } from "./phases.ts";
import type { Role } from "./role.ts";
import { rolloutEnvironment } from "./rolloutEnvironment.ts";
import { servingEnvironment } from "./servingEnvironment.ts";
import { nodeSecretNames, type SecretName } from "./secretNames.ts";
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
    ...ofNodeTls(context),
    ...servingEnvironment(context),
    ...ofRollouts(context),
    ...Object.assign({}, ...ofUnits(context)),
  } as Record<string, string>;
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join("");
}

function common({ architecture, role, node, endpoints }: Context & { readonly role: Role }): Record<string, string> {
  const { gitlabVersion, gitlabEdition, region, stack } = architecture;
  const { secrets } = endpoints;
  const read = nodeSecretNames.flatMap((name) => {
    const secret = role.secrets.read.includes(name) ? secrets[name] : undefined;
    return secret ? [[name, secret] as const] : [];
  });
  const known: readonly SecretName[] = [...role.secrets.read, ...role.secrets.publish];
  const secretArn = (name: SecretName) => (known.includes(name) ? secrets[name]?.arn : undefined) ?? "";
  return {
    NODE: node.name,
    NODE_ROLE: node.role,
    // No script reads it. Another type stops the node, and is another configuration, so that nothing goes on before it serves again.
    INSTANCE_TYPE: node.instanceType,
    PHASES: role.phases.map(({ name }) => name).join(" "),
    VERSION: gitlabVersion,
    EDITION: gitlabEdition,
    RECORDS: role.records,
    REQUIRED_STOPS: upgradeStops.join(" "),
    POSTGRESQL_MAJORS: postgresqlMajors(gitlabVersion).join(" "),
    REGION: region,
    DOMAINS: architecture.hostNames.join(" "),
    ACCOUNTS: accounts.map(({ name, id }) => `${name}:${String(id)}`).join(" "),
    CONFIGURATION_BUCKET: endpoints.buckets.configuration,
    BACKUP_VAULT: endpoints.backupVault,
    SECRETS: read.map(([name, { arn }]) => `${name}=${arn}`).join(" "),
    // No script reads them. They are here so that a new password changes the hash; otherwise no node would converge.
    SECRET_VERSIONS: read.map(([, { version }]) => version ?? "").join(" "),
    GITLAB_SECRETS_SECRET: secretArn(role.secrets.read.includes("gitalySecrets") ? "gitalySecrets" : "gitlabSecrets"),
    MAKES_SECRETS: String(role.secrets.publish.includes("gitlabSecrets")),
    GITALY_SECRETS_SECRET: secretArn("gitalySecrets"),
    SSH_HOST_KEYS_SECRET: secretArn("sshHostKeys"),
    READINESS_PORT: String(readinessPort),
    ...ofAnswers(role),
    METRICS: role.metrics.join(" "),
    ...(role.metrics.includes("UnavailableRepositories") ? { PRAEFECT_METRICS_PORT: String(praefectMetricsPort) } : {}),
    METRIC_NAMESPACE: metricNamespace(stack),
  };
}

/** Where a node asks itself whether it is ready. */
function ofAnswers({ phases }: Role): Record<string, string> {
  const steps = phases.flatMap(phaseSteps);
  return {
    ...(steps.includes("await_sidekiq") ? { SIDEKIQ_HEALTH_PORT: String(sidekiqHealthPort) } : {}),
    ...(steps.includes("await_prometheus") ? { PROMETHEUS_PORT: String(prometheusPort) } : {}),
  };
}

function ofNodeTls({ architecture, role, node, endpoints }: Context & { readonly role: Role }): Record<string, string> {
  const steps = new Set(role.phases.flatMap(phaseSteps));
  const { nodeTls } = endpoints;
  return nodeTls && steps.has("install_trusted")
    ? nodeTlsEnvironment(nodeTls, node.name, architecture.stack, steps)
    : {};
}

function ofDatabases({ architecture, role, endpoints }: Context & { readonly role: Role }): Record<string, string> {
  const steps = new Set(role.phases.flatMap(phaseSteps));
  const isManaged = steps.has("make_databases") || steps.has("migrate_database");
  return isManaged && endpoints.database ? databaseEnvironment(endpoints.database, architecture.gitlabVersion) : {};
}

function ofRollouts({
  architecture,
  role,
  endpoints: { groups },
}: Context & { readonly role: Role }): Record<string, string> {
  return groups && role.phases.flatMap(phaseSteps).includes("roll_out_rails")
    ? rolloutEnvironment(groups, architecture)
    : {};
}

function ofUnits(context: Context & { readonly role: Role }): Record<string, string>[] {
  return context.role.units.map((name) => {
    const unit = units[name];
    return "environment" in unit ? unit.environment(context) : {};
  });
}
