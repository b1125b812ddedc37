import type { Role } from "../role.ts";

/** Praefect: in front of the members of a Gitaly Cluster. It keeps nothing but its database, so any node can take its place. */
export const praefect = {
  purpose: "GitLab: Praefect",
  holdsData: false,
  migrates: false,
  runs: ["nodeExporter"],
  offers: ["praefectServer"],
  calls: ["member", "postgresql", "packages"],
  sections: ["praefect", "node", "accountIds", "elsewhere"],
  phases: [
    {
      name: "converge",
      always: ["check_accounts"],
      resume: ["start_gitlab"],
      steps: [
        "check_space",
        "check_server_version",
        "install_secrets",
        "install_trusted",
        "install_node_certificate",
        "install_configuration",
        "install_package",
        "install_units",
        "reconfigure_server",
        "start_agent",
      ],
    },
  ],
  units: ["converge", "report", "certificates", "patch"],
  logs: ["converge", "patch", "praefect"],
  buckets: { read: [], write: [] },
  keys: ["objects", "secrets"],
  secrets: { read: ["gitalyToken", "memberToken", "praefectDatabase"], publish: [] },
  metrics: [
    "ConvergeFailed",
    "RootDiskUsedPercent",
    "MemoryUsedPercent",
    "CertificateDays",
    "PatchFailed",
    "RestartNeeded",
    "SystemAgeDays",
  ],
  records: "bucket",
} as const satisfies Role;
