/** Web, at the load balancer and at NGINX behind it. */
export const httpsPort = 443;
/** Redirect to {@link httpsPort}. */
export const httpPort = 80;
/** Git over SSH, at the load balancer. */
export const sshPort = 22;
/** gitlab-sshd runs as an ordinary user, so it cannot listen below 1024. */
export const gitlabSshdPort = 2222;
/** NGINX server only for health checks, for a target group without proxy protocol: SSH. */
export const readinessPort = 8888;
/** The same server, for target groups with proxy protocol: they also send the header with health checks. */
export const proxiedReadinessPort = 8889;
/** Gitaly, with TLS (GitLab docs, doc/administration/gitaly/praefect/configure.md at 0286e4c6, 2026). */
export const gitalyPort = 9999;
/** Praefect, with TLS (same source). */
export const praefectPort = 3305;
/** The agents' server, for the same on other nodes (GitLab docs, doc/administration/clusters/kas.md at 0286e4c6, 2026). */
export const agentsPort = 8155;
/** Sidekiq's health, on the node alone (gitlab.rb.template, omnibus-gitlab 440b1f83, 2026-08). */
export const sidekiqHealthPort = 8092;
/** SSH to the bastion, at the load balancer. */
export const bastionDoorPort = 2222;
/** PostgreSQL, on a server of its own: its standard port. */
export const postgresqlPort = 5432;
/** Redis and Valkey, over TLS: their standard port, at the managed cache. */
export const redisPort = 6379;

// What Prometheus reads, and Prometheus itself: the package's own ports (omnibus-gitlab 440b1f83, 2026-08, the cookbooks' attributes;
// the registry's is the example of gitlab.rb.template).

/** Gitaly's metrics. */
export const gitalyMetricsPort = 9236;
/** Praefect's metrics. */
export const praefectMetricsPort = 9652;
/** The machine: node_exporter. */
export const nodeMetricsPort = 9100;
/** Database and queues: gitlab_exporter. */
export const gitlabMetricsPort = 9168;
/** Puma: the web exporter, a process of its own. */
export const pumaMetricsPort = 8083;
/** Workhorse's metrics. */
export const workhorseMetricsPort = 9229;
/** Sidekiq's metrics. */
export const sidekiqMetricsPort = 8082;
/** The registry's metrics, at its debug server. */
export const registryMetricsPort = 5001;
/** Prometheus. */
export const prometheusPort = 9090;
