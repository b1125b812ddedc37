import type { Role } from "../role.ts";

/**
 * The toolbox: it makes the secrets, databases and certificates of the others, migrates, rolls new versions out to the groups, and
 * runs what is to run once. Nothing is served by it, and it holds no data: GitLab goes on while it is replaced.
 */
export const toolbox = {
  purpose: "GitLab: the toolbox",
  holdsData: false,
  migrates: true,
  runs: [],
  offers: [],
  calls: ["outside", "mail", "webInside", "postgresql", "valkey", "gitaly", "praefect"],
  sections: [
    "names",
    "objects",
    "node",
    "accountIds",
    "elsewhere",
    "database",
    "cache",
    "storages",
    "servedElsewhere",
    "backups",
    "mail",
  ],
  phases: [
    {
      name: "prepare",
      always: ["check_accounts"],
      resume: [],
      steps: [
        "check_space",
        "check_version",
        "check_backup",
        "install_secrets",
        "install_configuration",
        "install_package",
        "install_units",
        "generate_secrets",
        "make_host_keys",
        "make_authorities",
        "issue_certificates",
        "install_trusted",
        "make_databases",
        "start_agent",
      ],
    },
    {
      name: "migrate",
      always: [],
      resume: [],
      steps: ["migrate_database", "restore_repositories", "record_ready", "apply_application_settings"],
    },
    { name: "rails", always: [], resume: [], steps: ["roll_out_rails"] },
    { name: "finish", always: [], resume: [], steps: ["finish_migrations"] },
    { name: "sidekiq", always: [], resume: [], steps: ["roll_out_sidekiq"] },
  ],
  units: ["converge", "report", "certificates", "latency", "repositoryBackup", "patch"],
  logs: ["converge", "backup", "patch", "rails"],
  buckets: { read: [], write: ["backups", "gitaly-backups"] },
  keys: ["objects", "secrets"],
  secrets: {
    read: ["rootPassword", "smtpPassword", "gitlabDatabase", "registryDatabase", "cacheToken", "gitalyToken"],
    publish: ["gitlabSecrets", "gitalySecrets", "sshHostKeys"],
  },
  metrics: [
    "ConvergeFailed",
    "RootDiskUsedPercent",
    "MemoryUsedPercent",
    "FailedMigrations",
    "BackupFailed",
    "BackupAgeHours",
    "PatchFailed",
    "RestartNeeded",
    "SystemAgeDays",
  ],
  records: "bucket",
} as const satisfies Role;
