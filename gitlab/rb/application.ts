import { dataMount } from "../paths.ts";
import { pumaWorkers, sidekiqConcurrency } from "../../config/puma.ts";
import { agentsPort, sidekiqHealthPort } from "../portNumbers.ts";
import type { Context } from "./context.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/** Seconds that a backup stays on the node: the copies are in S3. */
const localBackupSeconds = 86_400;

/** How many requests run in parallel, and jobs if they run on the same node. */
export function workers({ role, node }: Context): RbSection {
  const count = pumaWorkers(node.vcpu, node.memoryGiB);
  const hasJobs = role.runs.includes("sidekiq");
  return {
    title: hasJobs ? "Puma and Sidekiq" : "Puma",
    why: [
      `${String(count)} workers: one per vCPU (${String(node.vcpu)}), but no more than ${String(node.memoryGiB)} GiB less 1.5 GiB allow at 1 GiB each.`,
    ],
    settings: [
      ["puma['worker_processes']", count],
      ...(hasJobs ? [["sidekiq['concurrency']", sidekiqConcurrency] as const] : []),
    ],
  };
}

/** How many jobs run in parallel on a node that does nothing else. */
export function jobs({ node }: Context): RbSection {
  return {
    title: "Sidekiq",
    why: [`A process per vCPU (${String(node.vcpu)}); each takes jobs of any kind.`],
    settings: [
      ["sidekiq['queue_groups']", Array.from({ length: node.vcpu }, () => "*")],
      ["sidekiq['concurrency']", sidekiqConcurrency],
      ["sidekiq['health_checks_enabled']", true],
      ["sidekiq['health_checks_listen_address']", "127.0.0.1"],
      ["sidekiq['health_checks_listen_port']", sidekiqHealthPort],
    ],
  };
}

/** Agents for Kubernetes. */
export function agents({ architecture: { groups, network } }: Context): RbSection {
  const isAlone = groups.length === 0;
  const ownAddress = network.kind === "create" ? { OWN_PRIVATE_API_CIDR: network.cidr } : {};
  return {
    title: "Agents for Kubernetes",
    why: [
      "GitLab derives their address from external_url: wss, which passes the load balancer like any HTTPS.",
      ...(isAlone ? [] : ["An agent is connected to one node; the others find that node in Redis, and ask it."]),
    ],
    settings: [
      ["gitlab_kas['enable']", true],
      ...(isAlone
        ? []
        : ([
            ["gitlab_kas['private_api_listen_address']", `0.0.0.0:${String(agentsPort)}`],
            // GitLab's documents repeat what the package sets, so that it stays (doc/administration/clusters/kas.md at 0286e4c6).
            ["gitlab_kas['env']", { SSL_CERT_DIR: "/opt/gitlab/embedded/ssl/certs/", ...ownAddress }],
          ] as const)),
    ],
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
