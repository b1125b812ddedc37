import type { MetricName } from "../metrics.ts";
import type { StepName } from "../phases.ts";
import type { Role } from "../role.ts";
import { serverSteps } from "./serverSteps.ts";

const metrics = [
  "ConvergeFailed",
  "DataVolumeUsedPercent",
  "RootDiskUsedPercent",
  "MemoryUsedPercent",
  "CertificateDays",
  "PatchFailed",
  "RestartNeeded",
  "SystemAgeDays",
] as const satisfies readonly MetricName[];

/** How both reach a configuration; `before` comes before anything is touched, `after` once the node serves. */
const converge = <Step extends StepName>({ before, after }: Readonly<Record<"before" | "after", readonly Step[]>>) =>
  ({
    name: "converge",
    always: ["check_accounts", "mount_volume", "check_owners", "start_supervisor"],
    resume: ["start_gitlab", "await_server"],
    steps: ["check_space", "check_server_version", ...before, "record_volume", ...serverSteps, ...after],
  }) as const;

/** What a stand-alone Gitaly and a member of a Gitaly Cluster have in common. */
const both = {
  holdsData: true,
  migrates: false,
  runs: ["gitaly", "nodeExporter"],
  sections: ["repositoryServer", "servedMetrics", "node", "accountIds", "elsewhere"],
  units: ["converge", "report", "certificates", "patch"],
  logs: ["converge", "patch", "gitaly"],
  buckets: { read: [], write: ["gitaly-backups"] },
  keys: ["objects", "secrets"],
  records: "bucket",
} as const;

/** A Gitaly node that nothing stands in front of. Forks and moves go from one to another. */
export const gitaly = {
  ...both,
  purpose: "GitLab: Gitaly",
  phases: [converge({ before: [], after: [] })],
  offers: ["gitaly", "gitalyMetrics", "nodeMetrics"],
  calls: ["gitaly", "webInside", "packages"],
  secrets: { read: ["gitalyToken", "gitalySecrets"], publish: [] },
  metrics: [...metrics, "SnapshotAgeHours"],
} as const satisfies Role;

/**
 * A member of a Gitaly Cluster: only Praefect and the other members reach it. No snapshots are taken of its disk: what Praefect's
 * database says of it would differ (doc/administration/gitaly/praefect/_index.md, snapshot backup, 2026).
 */
export const member = {
  ...both,
  purpose: "GitLab: member of the Gitaly Cluster",
  phases: [converge({ before: ["await_replicas"], after: ["catch_up"] })],
  offers: ["member", "gitalyMetrics", "nodeMetrics"],
  calls: ["member", "praefect", "praefectMetrics", "webInside", "packages"],
  secrets: { read: ["memberToken", "gitalySecrets"], publish: [] },
  metrics,
} as const satisfies Role;
