import { nodeDomain } from "../../config/nodeDomain.ts";
import { databases } from "../databases.ts";
import { nodeCertificate, nodeKey } from "../paths.ts";
import { gitalyPort, praefectMetricsPort, praefectPort } from "../portNumbers.ts";
import { defaultStorage } from "../repositoryStorages.ts";
import type { Context } from "./context.ts";
import { login } from "./databaseClient.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";
import { serverAuth } from "./serverAuth.ts";

/** Praefect: it knows which member of the Gitaly Cluster has which repository. */
export function praefect({ architecture, node, endpoints: { database: server } }: Context): RbSection | undefined {
  if (!server) return undefined;
  const { stack, namedNodes } = architecture;
  const { user, password } = login("praefectDatabase", "praefect");
  const members = namedNodes.filter(({ role }) => role === "member");
  return {
    title: "Praefect",
    why: [
      "Every member has every repository. The first Praefect migrates the database, before the others.",
      "Clients have one token, members another: whoever has the former cannot bypass Praefect.",
    ],
    settings: [
      ["gitlab_rails['enable']", false],
      ["praefect['enable']", true],
      ["praefect['auto_migrate']", node.name === "praefect-1"],
      [
        "praefect['configuration']",
        {
          tls_listen_addr: `0.0.0.0:${String(praefectPort)}`,
          tls: { certificate_path: nodeCertificate, key_path: nodeKey },
          prometheus_listen_addr: `0.0.0.0:${String(praefectMetricsPort)}`, // members ask it before they are touched
          prometheus_exclude_database_from_default_metrics: true,
          auth: serverAuth(architecture, "gitalyToken"),
          database: {
            host: server.host,
            port: server.port,
            dbname: databases.praefect.database,
            user,
            password,
            sslmode: "verify-full",
            sslrootcert: server.authorities,
          },
          virtual_storage: [
            {
              name: defaultStorage,
              node: members.map(({ name }) => ({
                storage: name,
                address: `tls://${name}.${nodeDomain(stack)}:${String(gitalyPort)}`,
                token: new RubyCode("node_secrets['memberToken']"),
              })),
            },
          ],
        },
      ],
    ],
  };
}
