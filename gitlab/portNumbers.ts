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
/** Gitaly's metrics (same source). */
export const gitalyMetricsPort = 9236;
/** Praefect's metrics (same source). */
export const praefectMetricsPort = 9652;
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
