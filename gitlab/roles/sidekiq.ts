import { objectKinds } from "../../config/decisions/bucketPlans.ts";
import type { Role } from "../role.ts";
import { groupPhase } from "./groupPhase.ts";

/**
 * What works in the background. The agents' server runs here as well, since jobs ask the one on their own node: it passes them on
 * to the node that has the agent (GitLab, doc/administration/clusters/kas.md at 0286e4c6, 2026).
 */
export const sidekiq = {
  purpose: "GitLab: Sidekiq",
  holdsData: false,
  migrates: false,
  runs: ["sidekiq", "agents", "nodeExporter"],
  offers: ["agents", "sidekiqMetrics", "nodeMetrics"],
  calls: [
    "outside",
    "mail",
    "webInside",
    "postgresql",
    "reads",
    "valkey",
    "gitaly",
    "praefect",
    "agents",
    "prometheus",
  ],
  sections: [
    "names",
    "objects",
    "node",
    "accountIds",
    "elsewhere",
    "jobs",
    "agents",
    "mail",
    "incomingMail",
    "database",
    "readReplicas",
    "cache",
    "storages",
    "servedElsewhere",
    "leaving",
    "servedMetrics",
  ],
  phases: [groupPhase("await_sidekiq")],
  units: ["converge", "report", "leaving"],
  logs: ["converge", "leaving", "sidekiq"],
  buckets: { read: [], write: objectKinds.filter((kind) => kind !== "registry") },
  keys: ["objects", "secrets"],
  secrets: {
    read: ["smtpPassword", "gitlabDatabase", "redisToken", "cacheToken", "gitalyToken", "gitlabSecrets"],
    publish: [],
  },
  metrics: ["ConvergeFailed", "RootDiskUsedPercent", "MemoryUsedPercent", "SystemAgeDays"],
  records: "bucket",
} as const satisfies Role;
