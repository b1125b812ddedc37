import { dataMount } from "../paths.ts";
import { pumaWorkers, sidekiqConcurrency } from "../../config/puma.ts";
import type { Context } from "./context.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/** Seconds that a backup stays on the node: the copies are in S3. */
const localBackupSeconds = 86_400;

/** How many requests and jobs run in parallel. */
export function workers({ node }: Context): RbSection {
  const count = pumaWorkers(node.vcpu, node.memoryGiB);
  return {
    title: "Puma and Sidekiq",
    why: [
      `${String(count)} workers: one per vCPU (${String(node.vcpu)}), but no more than ${String(node.memoryGiB)} GiB less 1.5 GiB allow at 1 GiB each.`,
    ],
    settings: [
      ["puma['worker_processes']", count],
      ["sidekiq['concurrency']", sidekiqConcurrency],
    ],
  };
}

/** Agents for Kubernetes. */
export function agents(): RbSection {
  return {
    title: "Agents for Kubernetes",
    why: ["GitLab derives their address from external_url: wss, which passes the load balancer like any HTTPS."],
    settings: [["gitlab_kas['enable']", true]],
  };
}

/** Where backups are created, and how long they stay there. */
export function backups({ role }: Context): RbSection {
  const what = role.holdsData
    ? "Database and repositories; objects stay in their buckets."
    : "What a restore has to know; Gitaly writes the repositories to S3.";
  return {
    title: "Backups",
    why: [
      `${what} The backup script uploads the archive itself:`,
      "GitLab would send an ACL with it, which the bucket refuses.",
    ],
    settings: [
      ["gitlab_rails['backup_path']", `${dataMount}/backups`],
      ["gitlab_rails['backup_keep_time']", localBackupSeconds],
    ],
  };
}

/** The mail server that sends GitLab's mail. */
export function mail({ architecture: { smtp } }: Context): RbSection {
  return {
    title: "Mail",
    why: smtp ? [] : ["The stack file sets no mail server."],
    settings: mailSettings(smtp),
  };
}

function mailSettings(smtp: Context["architecture"]["smtp"]): RbSection["settings"] {
  if (!smtp) return [["gitlab_rails['gitlab_email_enabled']", false]];
  return [
    ["gitlab_rails['gitlab_email_enabled']", true],
    ["gitlab_rails['gitlab_email_from']", smtp.from],
    ["gitlab_rails['gitlab_email_reply_to']", smtp.replyTo],
    ["gitlab_rails['smtp_enable']", true],
    ["gitlab_rails['smtp_address']", smtp.host],
    ["gitlab_rails['smtp_port']", smtp.port],
    ["gitlab_rails['smtp_user_name']", smtp.user],
    ["gitlab_rails['smtp_password']", new RubyCode("node_secrets['smtpPassword']")],
    ["gitlab_rails['smtp_domain']", smtp.from.slice(smtp.from.indexOf("@") + 1)],
    ["gitlab_rails['smtp_authentication']", "login"],
    ["gitlab_rails['smtp_tls']", smtp.encryption === "tls"],
    ["gitlab_rails['smtp_enable_starttls_auto']", smtp.encryption === "starttls"],
    ["gitlab_rails['smtp_openssl_verify_mode']", "peer"],
  ];
}
