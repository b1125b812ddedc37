/** Mount point of the data volume: all of GitLab's data is below it. */
export const dataMount = "/var/opt/gitlab";
/** Certificate for the connection between load balancer and NGINX; self-signed, created by converge. */
export const hopCertificate = "/etc/gitlab/ssl/hop.crt";
/** Its key. */
export const hopKey = "/etc/gitlab/ssl/hop.key";
/** Certificate of the node for other nodes, from our own authority. */
export const nodeCertificate = "/etc/gitlab/node-tls/node.crt";
/** Its key, readable by the account git. */
export const nodeKey = "/etc/gitlab/node-tls/node.key";
/** Secrets that gitlab.rb reads, as JSON; written by converge, readable only by root. */
export const nodeSecrets = "/etc/gitlab/node-secrets.json";
/** The authorities that sign the certificates of databases in the stack's region, in PEM; baked into the image. */
export const databaseAuthorities = "/etc/pki/rds/bundle.pem";
