import { createHash } from "node:crypto";
import type { Architecture } from "../config/architecture.ts";
import type { StatefulNodePlan } from "../config/decisions/statefulNodes.ts";
import { backupRoom } from "../config/backupRoom.ts";
import { postgresqlMajors } from "../config/postgresqlMajors.ts";
import { upgradeStops } from "../config/upgradeStops.ts";
import { accounts } from "./accounts.ts";
import { applicationSettingsRuby } from "./applicationSettings.ts";
import { cloudwatchAgent } from "./cloudwatchAgent.ts";
import type { Endpoints } from "./endpoints.ts";
import { broughtFiles, type BundleFile } from "./files.ts";
import { gitlabRb } from "./gitlabRb.ts";
import { onCalendar } from "./onCalendar.ts";
import { metricNamespace } from "./pointer.ts";

/**
 * Everything that a node needs to converge, as one text: scripts, units, `gitlab.rb`, and what the scripts have to know.
 * It holds no secret, only where secrets are.
 *
 * @param architecture the environment
 * @param node the node
 * @param endpoints what AWS has made
 * @returns JSON; the same input gives the same bytes
 */
export function bundle(architecture: Architecture, node: StatefulNodePlan, endpoints: Endpoints): string {
  const { backup, patching } = architecture;
  const files: BundleFile[] = [
    ...broughtFiles(),
    { path: "environment", mode: "0600", content: environment(architecture, node, endpoints) },
    { path: "gitlab.rb", mode: "0600", content: gitlabRb(architecture, node, endpoints) },
    { path: "application-settings.rb", mode: "0600", content: applicationSettingsRuby() },
    { path: "cloudwatch-agent.json", mode: "0600", content: cloudwatchAgent(architecture.stack, node.name) },
    {
      path: "units/gitlab-node-backup.timer",
      mode: "0644",
      content: timer("Backs GitLab up to S3", backup.schedule, true),
    },
    ...(patching.schedule === undefined ? [] : [patchTimer(patching.schedule)]),
  ];
  const { gitlabVersion: version, gitlabEdition: edition } = architecture;
  return `${JSON.stringify({ format: 1, node: node.name, version, edition, files }, null, 1)}\n`;
}

/**
 * Names a bundle by its content.
 *
 * @param text the bundle
 * @returns SHA-256, hexadecimal
 */
export function bundleHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function environment(architecture: Architecture, node: StatefulNodePlan, endpoints: Endpoints): string {
  const { backup, gitlabEdition, gitlabVersion, hostNames, patching, region, stack } = architecture;
  const values = {
    NODE: node.name,
    VERSION: gitlabVersion,
    EDITION: gitlabEdition,
    REQUIRED_STOPS: upgradeStops.join(" "),
    POSTGRESQL_MAJORS: postgresqlMajors(gitlabVersion).join(" "),
    REGION: region,
    DOMAINS: hostNames.join(" "),
    ACCOUNTS: accounts.map(({ name, id }) => `${name}:${String(id)}`).join(" "),
    CONFIGURATION_BUCKET: endpoints.buckets.configuration,
    BACKUPS_BUCKET: endpoints.buckets.backups,
    BACKUP_RETENTION_DAYS: String(backup.retentionDays),
    BACKUP_ROOM_TIMES: String(backupRoom.times),
    BACKUP_ROOM_MARGIN_MIB: String(backupRoom.marginMiB),
    BACKUP_VAULT: endpoints.backupVault,
    ROOT_PASSWORD_SECRET: endpoints.secrets.rootPassword,
    GITLAB_SECRETS_SECRET: endpoints.secrets.gitlabSecrets,
    SSH_HOST_KEYS_SECRET: endpoints.secrets.sshHostKeys,
    SMTP_PASSWORD_SECRET: endpoints.secrets.smtpPassword ?? "",
    // Not read: a new password has to change the hash, or no node would converge.
    SMTP_PASSWORD_VERSION: endpoints.secrets.smtpPasswordVersion ?? "",
    PATCH_RELEASE: patching.release,
    PATCH_REBOOT: String(patching.reboot),
    METRIC_NAMESPACE: metricNamespace(stack),
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join("");
}

/** One that was missed waits for the next: a node that comes back in the morning does not go away again at once. */
function patchTimer(schedule: string): BundleFile {
  return {
    path: "units/gitlab-node-patch.timer",
    mode: "0644",
    content: timer("Brings the operating system up to date", schedule, false),
  };
}

function timer(description: string, schedule: string, persistent: boolean): string {
  return [
    "[Unit]",
    `Description=${description}`,
    "",
    "[Timer]",
    ...onCalendar(schedule).map((expression) => `OnCalendar=${expression}`),
    `Persistent=${String(persistent)}`,
    "",
    "[Install]",
    "WantedBy=timers.target",
    "",
  ].join("\n");
}
