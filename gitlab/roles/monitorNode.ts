import type { Role } from "../role.ts";

/**
 * The monitor, by choice: Prometheus, which reads the metrics of all other nodes. GitLab works without it, and so do the alarms,
 * which are CloudWatch's. It reads no secret.
 *
 * No snapshots are taken of its series: nobody restores them, and while they are gone new ones are written.
 */
export const monitor = {
  purpose: "GitLab: the monitor",
  holdsData: true,
  migrates: false,
  runs: ["prometheus", "nodeExporter"],
  offers: ["prometheus"],
  calls: [
    "nodeMetrics",
    "gitalyMetrics",
    "praefectMetrics",
    "railsMetrics",
    "sidekiqMetrics",
    "gitlabMetrics",
    "packages",
  ],
  sections: ["prometheus", "node", "accountIds", "elsewhere"],
  phases: [
    {
      name: "converge",
      always: ["check_accounts", "mount_volume", "check_owners", "start_supervisor"],
      resume: ["start_gitlab", "await_prometheus"],
      steps: [
        "check_space",
        "install_secrets",
        "install_configuration",
        "install_package",
        "install_units",
        "reconfigure_monitor",
        "start_agent",
        "await_prometheus",
      ],
    },
  ],
  units: ["converge", "report", "patch"],
  logs: ["converge", "patch", "prometheus"],
  buckets: { read: [], write: [] },
  keys: ["objects"],
  secrets: { read: [], publish: [] },
  metrics: [
    "ConvergeFailed",
    "DataVolumeUsedPercent",
    "RootDiskUsedPercent",
    "MemoryUsedPercent",
    "PatchFailed",
    "RestartNeeded",
    "SystemAgeDays",
  ],
  records: "bucket",
} as const satisfies Role;
