import { logGroupName } from "./pointer.ts";

/** Log files that leave the node. Rotated ones are named by pattern, the agent follows the newest. */
const files = [
  ["/var/log/gitlab-node/converge.log", "converge"],
  ["/var/log/gitlab-node/backup.log", "backup"],
  ["/var/log/gitlab-node/patch.log", "patch"],
  ["/var/log/gitlab/nginx/gitlab_access.log", "nginx-access"],
  ["/var/log/gitlab/nginx/gitlab_error.log", "nginx-error"],
  ["/var/log/gitlab/nginx/gitlab_registry_access.log", "registry-access"],
  ["/var/log/gitlab/gitlab-rails/production_json.log", "rails"],
  ["/var/log/gitlab/gitlab-rails/audit_json.log", "audit"],
  ["/var/log/gitlab/gitlab-rails/auth_json.log", "auth"],
  ["/var/log/gitlab/sidekiq/current", "sidekiq"],
  ["/var/log/gitlab/gitaly/current", "gitaly"],
  ["/var/log/gitlab/gitlab-sshd/current", "sshd"],
  ["/var/log/gitlab/registry/current", "registry"],
  ["/var/log/gitlab/postgresql/current", "postgresql"],
] as const;

/**
 * Configuration of the CloudWatch agent: which log file goes where.
 *
 * @param stack name of the stack
 * @param node name of the node
 * @returns JSON text
 */
export function cloudwatchAgent(stack: string, node: string): string {
  const collected = files.map(([file, stream]) => ({
    file_path: file,
    log_group_name: logGroupName(stack, node),
    log_stream_name: stream,
  }));
  return `${JSON.stringify({ agent: { run_as_user: "root" }, logs: { logs_collected: { files: { collect_list: collected } } } }, null, 2)}\n`;
}
