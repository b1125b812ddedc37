import { objectKinds } from "../config/decisions/bucketPlans.ts";
import { logFiles, type LogName } from "./logFiles.ts";
import { metrics } from "./metrics.ts";
import { omnibusServices, type OmnibusService } from "./omnibusServices.ts";
import { sections } from "./rb/sections.ts";
import type { Role, SectionName } from "./role.ts";

function all<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}

/** The roles of GitLab nodes. */
export const roles = {
  /** Has every other role as well. */
  box: {
    purpose: "GitLab: the node",
    holdsData: true,
    migrates: true,
    runs: all<OmnibusService>(omnibusServices),
    offers: ["nginx", "sshd"],
    calls: ["outside", "mail"],
    sections: all<SectionName>(sections),
    phases: [
      {
        name: "converge",
        always: ["check_accounts", "mount_volume", "check_owners", "start_supervisor"],
        resume: ["start_gitlab", "await_readiness"],
        steps: [
          "check_space",
          "check_version",
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
    logs: all<LogName>(logFiles),
    buckets: { read: [], write: [...objectKinds, "backups"] },
    secrets: { read: ["rootPassword", "smtpPassword"], publish: ["gitlabSecrets", "sshHostKeys"] },
    keys: ["objects", "secrets"],
    metrics,
    seenVersion: "volume",
  },
} as const satisfies Readonly<Record<string, Role>>;

/** Name of a role. */
export type RoleName = keyof typeof roles;
