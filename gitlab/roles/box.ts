import { objectKinds } from "../../config/decisions/bucketPlans.ts";
import { logFiles, type LogName } from "../logFiles.ts";
import { metrics, type MetricName } from "../metrics.ts";
import { omnibusServices, type OmnibusService } from "../omnibusServices.ts";
import type { Role } from "../role.ts";

/** What only nodes report that serve others over the network, or make that possible. */
const ofOthers: readonly MetricName[] = ["CertificateDays", "AuthorityDays", "UnavailableRepositories"];

function all<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}

/** The single box: it has every other role as well. */
export const box = {
  purpose: "GitLab: the node",
  holdsData: true,
  migrates: true,
  runs: all<OmnibusService>(omnibusServices),
  offers: ["nginx", "sshd"],
  calls: ["outside", "mail", "mailbox"],
  sections: [
    "names",
    "nginx",
    "readiness",
    "objects",
    "registry",
    "pages",
    "node",
    "accountIds",
    "elsewhere",
    "workers",
    "gitaly",
    "agents",
    "gitOverSsh",
    "backups",
    "mail",
    "incomingMail",
  ],
  phases: [
    {
      name: "converge",
      always: ["check_accounts", "mount_volume", "check_owners", "start_supervisor"],
      resume: ["start_gitlab", "await_readiness"],
      steps: [
        "check_space",
        "check_version",
        "check_backup",
        "record_volume",
        "install_secrets",
        "install_certificate",
        "install_configuration",
        "install_package",
        "install_units",
        "stop_for_migrations",
        "reconfigure",
        "install_host_keys",
        "publish_host_keys",
        "apply_application_settings",
        "start_agent",
        "await_readiness",
      ],
    },
  ],
  units: ["converge", "report", "backup", "patch"],
  logs: all<LogName>(logFiles).filter((log) => log !== "praefect" && log !== "leaving"),
  buckets: { read: [], write: [...objectKinds, "backups"] },
  secrets: {
    read: ["rootPassword", "smtpPassword", "incomingMailPassword"],
    publish: ["gitlabSecrets", "sshHostKeys"],
  },
  keys: ["objects", "secrets"],
  metrics: metrics.filter((metric) => !ofOthers.includes(metric)),
  records: "volume",
} as const satisfies Role;
