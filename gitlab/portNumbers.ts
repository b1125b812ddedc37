/** Web, at the load balancer and at NGINX behind it. */
export const httpsPort = 443;
/** Redirect to {@link httpsPort}. */
export const httpPort = 80;
/** Git over SSH, at the load balancer. */
export const sshPort = 22;
/** gitlab-sshd, which runs as an ordinary user and so cannot listen below 1024. */
export const gitlabSshdPort = 2222;
/** NGINX server for health checks alone, as a target group without proxy protocol asks: SSH. */
export const readinessPort = 8888;
/** The same server, as a target group with proxy protocol asks: it sends the header with health checks, too. */
export const proxiedReadinessPort = 8889;
/** SSH to the bastion, at the load balancer. */
export const bastionDoorPort = 2222;
