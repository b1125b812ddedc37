/** Where the data volume is mounted: all that GitLab keeps lives below it. */
export const dataMount = "/var/opt/gitlab";
/** Certificate of the hop between load balancer and NGINX; self-signed, made by converge. */
export const hopCertificate = "/etc/gitlab/ssl/hop.crt";
/** Its key. */
export const hopKey = "/etc/gitlab/ssl/hop.key";
/** Secrets that gitlab.rb reads, as JSON; written by converge, readable by root alone. */
export const nodeSecrets = "/etc/gitlab/node-secrets.json";
/** Where converge finds what a bundle brings. */
export const releaseFolder = "/opt/gitlab-node/current";
