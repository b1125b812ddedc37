import { objectKinds } from "../../config/decisions/bucketPlans.ts";
import type { Role } from "../role.ts";
import { groupPhase } from "./groupPhase.ts";

/**
 * What answers people: Puma and Workhorse behind NGINX, Git over SSH, the registry, Pages and the agents for Kubernetes. Any
 * number of nodes is alike, and none keeps anything.
 */
export const rails = {
  purpose: "GitLab: Rails",
  holdsData: false,
  migrates: false,
  runs: ["puma", "workhorse", "nginx", "agents", "nodeExporter"],
  offers: ["nginx", "sshd", "agents", "railsMetrics", "nodeMetrics"],
  calls: ["outside", "mail", "webInside", "postgresql", "valkey", "gitaly", "praefect", "agents", "prometheus"],
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
    "agents",
    "gitOverSsh",
    "mail",
    "incomingMail",
    "database",
    "readReplicas",
    "cache",
    "storages",
    "leaving",
    "servedMetrics",
  ],
  phases: [groupPhase("await_readiness", ["take_host_keys", "install_certificate"])],
  units: ["converge", "report", "leaving"],
  logs: [
    "converge",
    "leaving",
    "nginx-access",
    "nginx-error",
    "registry-access",
    "rails",
    "audit",
    "auth",
    "sshd",
    "registry",
  ],
  buckets: { read: [], write: objectKinds },
  keys: ["objects", "secrets"],
  secrets: {
    read: [
      "smtpPassword",
      "gitlabDatabase",
      "registryDatabase",
      "redisToken",
      "cacheToken",
      "gitalyToken",
      "gitlabSecrets",
      "sshHostKeys",
    ],
    publish: [],
  },
  metrics: ["ConvergeFailed", "RootDiskUsedPercent", "MemoryUsedPercent", "SystemAgeDays"],
  records: "bucket",
} as const satisfies Role;
