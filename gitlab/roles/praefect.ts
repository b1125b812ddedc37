import type { Role } from "../role.ts";
import { serverSteps } from "./serverSteps.ts";

/** Praefect: in front of the members of a Gitaly Cluster. It keeps nothing but its database, so any node can take its place. */
export const praefect = {
  purpose: "GitLab: Praefect",
  holdsData: false,
  migrates: false,
  runs: ["nodeExporter"],
  offers: ["praefectServer", "praefectMetrics", "nodeMetrics"],
  calls: ["member", "postgresql", "packages"],
  sections: ["praefect", "servedMetrics", "node", "accountIds", "elsewhere"],
  phases: [
    {
      name: "converge",
      always: ["check_accounts"],
      resume: ["start_gitlab", "await_server"],
      steps: ["check_space", "check_server_version", ...serverSteps, "await_members"],
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
    "UnavailableRepositories",
    "PatchFailed",
    "RestartNeeded",
    "SystemAgeDays",
  ],
  records: "bucket",
} as const satisfies Role;
