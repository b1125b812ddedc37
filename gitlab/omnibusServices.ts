/**
 * The services that Omnibus runs unless they are switched off, and the section of `gitlab.rb` that switches each
 * (omnibus-gitlab 440b1f83, 2026-08-21: `files/gitlab-cookbooks/gitlab/attributes/default.rb` and those of the other
 * cookbooks; the keys are in test/gitlab/known-keys.txt). Services that are off by default, and those that one of our
 * settings switches (Pages, the registry, gitlab-sshd), are not in the list.
 */
export const omnibusServices = {
  puma: "puma",
  sidekiq: "sidekiq",
  workhorse: "gitlab_workhorse",
  nginx: "nginx",
  agents: "gitlab_kas",
  gitaly: "gitaly",
  postgresql: "postgresql",
  redis: "redis",
  prometheus: "prometheus",
  alertmanager: "alertmanager",
  gitlabExporter: "gitlab_exporter",
  nodeExporter: "node_exporter",
  postgresExporter: "postgres_exporter",
  redisExporter: "redis_exporter",
} as const;

/** Those that only Prometheus asks: they run where it is, or where a monitor reads them. */
export const exporters: readonly OmnibusService[] = [
  "gitlabExporter",
  "nodeExporter",
  "postgresExporter",
  "redisExporter",
];

/** A service of Omnibus. */
export type OmnibusService = keyof typeof omnibusServices;
