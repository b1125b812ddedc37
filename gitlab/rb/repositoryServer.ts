import { metricsAddress } from "../metricsAddress.ts";
import { dataMount, nodeCertificate, nodeKey } from "../paths.ts";
import { gitalyMetricsPort, gitalyPort } from "../portNumbers.ts";
import { storageName } from "../repositoryStorages.ts";
import type { Context } from "./context.ts";
import { timeServer } from "./git.ts";
import type { RbSection } from "./rbSection.ts";
import { serverAuth } from "./serverAuth.ts";

/** Gitaly for other nodes: stand-alone, or a member of a cluster. */
export function repositoryServer({ architecture, role, node, endpoints }: Context): RbSection {
  const isMember = role.secrets.read.includes("memberToken");
  const backups = endpoints.buckets["gitaly-backups"];
  return {
    title: "Gitaly",
    why: [
      isMember
        ? "A member of the cluster: only Praefect asks it, with the members' token."
        : "Stand-alone: nothing is in front of it.",
      "It asks GitLab's internal API whether somebody may push, through the load balancer inside the VPC.",
    ],
    settings: [
      ["gitlab_rails['enable']", false],
      ["gitlab_rails['internal_api_url']", `https://${architecture.domain}`],
      ["gitaly['enable']", true],
      [
        "gitaly['configuration']",
        {
          tls_listen_addr: `0.0.0.0:${String(gitalyPort)}`,
          tls: { certificate_path: nodeCertificate, key_path: nodeKey },
          prometheus_listen_addr: metricsAddress(architecture, gitalyMetricsPort),
          auth: serverAuth(architecture, isMember ? "memberToken" : "gitalyToken"),
          storage: [
            { name: isMember ? node.name : storageName(node.name), path: `${dataMount}/git-data/repositories` },
          ],
          pack_objects_cache: { enabled: true },
          // The instance role signs requests (doc/administration/gitaly/configure_gitaly.md, server-side backups, 2026).
          ...(backups === undefined
            ? {}
            : { backup: { go_cloud_url: `s3://${backups}?region=${architecture.region}` } }),
        },
      ],
      ["gitaly['env']", { NTP_HOST: timeServer }],
    ],
  };
}
