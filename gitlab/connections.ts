import type { Architecture } from "../config/architecture.ts";
import {
  agentsPort,
  bastionDoorPort,
  gitalyMetricsPort,
  gitalyPort,
  gitlabMetricsPort,
  gitlabSshdPort,
  httpPort,
  httpsPort,
  nodeMetricsPort,
  postgresqlPort,
  praefectMetricsPort,
  praefectPort,
  prometheusPort,
  pumaMetricsPort,
  redisPort,
  registryMetricsPort,
  proxiedReadinessPort,
  readinessPort,
  sidekiqMetricsPort,
  sshPort,
  workhorseMetricsPort,
} from "./portNumbers.ts";

/** A port of a connection, or a range of them. */
export interface Port {
  /** Default: `tcp`. */
  readonly protocol?: "tcp" | "udp";
  readonly port: number;
  /** Last port of a range; absent: a single port. */
  readonly lastPort?: number;
  /** Shown as the rule's description, so only in characters that AWS accepts there. */
  readonly why: string;
  /** Where the port comes from. */
  readonly source: string;
}

const docs = {
  nginx: "gitlab docs, package defaults (D1)",
  sshd: "gitlab docs, gitlab-sshd (A19)",
  gitaly: "gitlab docs, Gitaly and Praefect (A14)",
  agents: "gitlab docs, agent server on multiple nodes",
  metrics: "gitlab docs, monitoring with Prometheus",
  ours: "this project",
  aws: "AWS APIs, HTTPS",
} as const;

/**
 * What one party requests from another, and on which ports. A party that offers one of these answers everyone who calls it.
 */
export const connections = {
  web: [
    { port: httpsPort, why: "GitLab, registry and Pages", source: docs.nginx },
    { port: httpPort, why: "redirect to HTTPS", source: docs.nginx },
  ],
  ownUrl: [
    { port: httpsPort, why: "nodes call the URL of GitLab through the NAT gateways", source: docs.ours },
    { port: httpPort, why: "nodes call the URL of GitLab through the NAT gateways", source: docs.ours },
  ],
  webInside: [
    { port: httpsPort, why: "GitLab from inside the VPC", source: docs.nginx },
    { port: httpPort, why: "redirect to HTTPS", source: docs.nginx },
  ],
  git: [{ port: sshPort, why: "Git over SSH", source: docs.sshd }],
  gitInside: [{ port: sshPort, why: "Git over SSH from inside the VPC", source: docs.sshd }],
  /** From a load balancer, with proxy protocol: a health check carries the header as well. */
  nginx: [
    { port: httpsPort, why: "web, TLS with proxy protocol", source: docs.nginx },
    { port: httpPort, why: "redirect, with proxy protocol", source: docs.nginx },
    { port: proxiedReadinessPort, why: "health check, with proxy protocol", source: docs.ours },
  ],
  sshd: [
    { port: gitlabSshdPort, why: "Git over SSH to gitlab-sshd", source: docs.sshd },
    { port: readinessPort, why: "health check, without proxy protocol", source: docs.ours },
  ],
  gitaly: [{ port: gitalyPort, why: "Gitaly, TLS", source: docs.gitaly }],
  praefect: [{ port: praefectPort, why: "Praefect, TLS", source: docs.gitaly }],
  praefectServer: [{ port: praefectPort, why: "Praefect, TLS", source: docs.gitaly }],
  member: [{ port: gitalyPort, why: "Gitaly, TLS", source: docs.gitaly }],
  agents: [{ port: agentsPort, why: "agents for Kubernetes that another node has", source: docs.agents }],
  nodeMetrics: [{ port: nodeMetricsPort, why: "metrics of the machine", source: docs.metrics }],
  gitalyMetrics: [{ port: gitalyMetricsPort, why: "metrics of Gitaly", source: docs.metrics }],
  praefectMetrics: [{ port: praefectMetricsPort, why: "metrics of Praefect", source: docs.metrics }],
  railsMetrics: [
    { port: pumaMetricsPort, why: "metrics of Puma", source: docs.metrics },
    { port: workhorseMetricsPort, why: "metrics of Workhorse", source: docs.metrics },
    { port: registryMetricsPort, why: "metrics of the registry", source: docs.metrics },
  ],
  sidekiqMetrics: [{ port: sidekiqMetricsPort, why: "metrics of Sidekiq", source: docs.metrics }],
  gitlabMetrics: [{ port: gitlabMetricsPort, why: "metrics of database and queues", source: docs.metrics }],
  prometheus: [{ port: prometheusPort, why: "GitLab asks Prometheus about its nodes", source: docs.metrics }],
  valkey: [{ port: redisPort, why: "Valkey, TLS", source: docs.nginx }],
  postgresql: [{ port: postgresqlPort, why: "PostgreSQL, TLS", source: docs.nginx }],
  reads: [{ port: postgresqlPort, why: "PostgreSQL of read replicas, TLS", source: docs.nginx }],
  bastionDoor: [{ port: bastionDoorPort, why: "SSH to the bastion", source: docs.ours }],
  bastionShell: [{ port: sshPort, why: "SSH through the load balancer", source: docs.ours }],
  bastionInside: [{ port: sshPort, why: "SSH from a connected network", source: docs.ours }],
  sessions: [{ port: httpsPort, why: "Session Manager, updates, GitLab through a forwarded port", source: docs.aws }],
  aws: [{ port: httpsPort, why: "AWS APIs from inside the VPC", source: docs.aws }],
  packages: [{ port: httpsPort, why: "AWS APIs and packages", source: docs.aws }],
  outside: [
    { port: httpsPort, why: "AWS APIs, packages, webhooks, mirrors", source: docs.aws },
    { port: httpPort, why: "webhooks and mirrors without TLS", source: docs.ours },
    { port: sshPort, why: "mirrors over SSH", source: docs.ours },
  ],
  mail: ({ smtp }: Architecture): readonly Port[] =>
    smtp ? [{ port: smtp.port, why: "mail", source: "stack file, smtp.port" }] : [],
  mailbox: ({ incomingMail }: Architecture): readonly Port[] =>
    incomingMail
      ? [{ port: incomingMail.port, why: "incoming mail, IMAP with TLS", source: "stack file, incomingMail.port" }]
      : [],
} as const satisfies Readonly<Record<string, readonly Port[] | ((architecture: Architecture) => readonly Port[])>>;

/** Name of a connection. */
export type ConnectionName = keyof typeof connections;
