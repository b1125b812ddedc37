import type { Architecture } from "../../config/architecture.ts";
import type { StatefulNodePlan } from "../../config/decisions/statefulNodes.ts";
import { accounts } from "../accounts.ts";
import { dataMount, nodeSecrets } from "../paths.ts";
import { gitlabSshdPort, sshPort } from "../ports.ts";
import { pumaWorkers, sidekiqConcurrency } from "../puma.ts";
import { RubyCode } from "./literal.ts";
import type { Section } from "./section.ts";

/** Amazon's time server inside every VPC: Gitaly compares its clock with it, and no packet leaves the network. */
const timeServer = "169.254.169.123";

/** Seconds that a backup stays on the node: S3 keeps the copies. */
const localBackupSeconds = 86_400;

/**
 * What runs on the single box, and how it is sized.
 *
 * @param architecture the environment
 * @param node the box
 */
export function services(architecture: Architecture, node: StatefulNodePlan): Section[] {
  const workers = pumaWorkers(node.vcpu, node.memoryGiB);
  return [
    {
      title: "Node",
      why: [
        "GitLab does not start while the data volume is not mounted.",
        "This node migrates the database, and makes the secrets that others would take over.",
      ],
      settings: [
        ["high_availability['mountpoint']", dataMount],
        ["gitlab_rails['auto_migrate']", true],
        ["package['generate_default_secrets']", true],
        ["gitlab_rails['initial_root_password']", new RubyCode("node_secrets['initialRootPassword']")],
        ["gitlab_rails['store_initial_root_password']", false],
        ["gitlab_rails['display_initial_root_password']", false],
      ],
    },
    {
      title: "Accounts",
      why: ["Fixed ids: a volume that moves to a newer image belongs to the same services there."],
      settings: accounts.flatMap(({ section, id }) => [
        [`${section}['uid']`, id] as const,
        [`${section}['gid']`, id] as const,
      ]),
    },
    {
      title: "Puma and Sidekiq",
      why: [
        `${String(workers)} workers: one per vCPU (${String(node.vcpu)}), as far as ${String(node.memoryGiB)} GiB less 1.5 GiB go at 1 GiB each.`,
      ],
      settings: [
        ["puma['worker_processes']", workers],
        ["sidekiq['concurrency']", sidekiqConcurrency],
      ],
    },
    {
      title: "Gitaly",
      why: ["A stand-alone Gitaly with the storage 'default', which keeps its volume when other roles move out."],
      settings: [
        [
          "gitaly['configuration']",
          new RubyCode(
            `{ storage: [{ name: 'default', path: '${dataMount}/git-data/repositories' }], pack_objects_cache: { enabled: true } }`,
          ),
        ],
        ["gitaly['env']", { NTP_HOST: timeServer }],
      ],
    },
    {
      title: "Agents for Kubernetes",
      why: ["GitLab makes their address from external_url: wss, which passes the load balancer like any HTTPS."],
      settings: [["gitlab_kas['enable']", true]],
    },
    {
      title: "Git over SSH",
      why: [
        "gitlab-sshd answers; OpenSSH is not used. An SSH server speaks first, so there is no proxy protocol here:",
        "the load balancer preserves the client's address instead.",
      ],
      settings: [
        ["gitlab_sshd['enable']", true],
        ["gitlab_sshd['listen_address']", `0.0.0.0:${String(gitlabSshdPort)}`],
        ["gitlab_sshd['proxy_protocol']", false],
        ["gitlab_rails['gitlab_shell_ssh_port']", sshPort],
      ],
    },
    {
      title: "Backups",
      why: [
        "Database and repositories; objects are kept in their buckets. The backup script uploads the archive itself:",
        "GitLab would send an ACL with it, which a bucket without ACLs refuses.",
      ],
      settings: [
        ["gitlab_rails['backup_path']", `${dataMount}/backups`],
        ["gitlab_rails['backup_keep_time']", localBackupSeconds],
      ],
    },
    {
      title: "Mail",
      why: architecture.smtp ? [] : ["No mail server was given."],
      settings: mail(architecture),
    },
  ];
}

function mail({ smtp }: Architecture): Section["settings"] {
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

/** Ruby that reads the secrets which converge wrote; nothing secret is in the file itself. */
export const readSecrets = ["require 'json'", `node_secrets = JSON.parse(File.read('${nodeSecrets}'))`].join("\n");
