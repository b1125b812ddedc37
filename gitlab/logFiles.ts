/**
 * Log files that are sent to CloudWatch: the name of their stream, and their path. Path names follow a file when it is
 * rotated.
 */
export const logFiles = {
  converge: "/var/log/gitlab-node/converge.log",
  leaving: "/var/log/gitlab-node/leaving.log",
  backup: "/var/log/gitlab-node/backup.log",
  patch: "/var/log/gitlab-node/patch.log",
  "nginx-access": "/var/log/gitlab/nginx/gitlab_access.log",
  "nginx-error": "/var/log/gitlab/nginx/gitlab_error.log",
  "registry-access": "/var/log/gitlab/nginx/gitlab_registry_access.log",
  rails: "/var/log/gitlab/gitlab-rails/production_json.log",
  audit: "/var/log/gitlab/gitlab-rails/audit_json.log",
  auth: "/var/log/gitlab/gitlab-rails/auth_json.log",
  sidekiq: "/var/log/gitlab/sidekiq/current",
  mailroom: "/var/log/gitlab/mailroom/mail_room_json.log",
  "mailroom-exits": "/var/log/gitlab/mailroom/current",
  gitaly: "/var/log/gitlab/gitaly/current",
  praefect: "/var/log/gitlab/praefect/current",
  sshd: "/var/log/gitlab/gitlab-sshd/current",
  registry: "/var/log/gitlab/registry/current",
  prometheus: "/var/log/gitlab/prometheus/current",
  postgresql: "/var/log/gitlab/postgresql/current",
} as const;

/** Name of a log's stream. */
export type LogName = keyof typeof logFiles;
