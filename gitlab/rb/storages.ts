import { storages as all } from "../repositoryStorages.ts";
import type { Context } from "./context.ts";
import { RubyCode, type RubyValue } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/** Where repositories are, for everything that asks Gitaly. */
export function storages({ architecture }: Context): RbSection {
  const entry = (host: string, port: number): RubyValue => ({
    gitaly_address: `tls://${host}:${String(port)}`,
    gitaly_token: new RubyCode("node_secrets['gitalyToken']"),
  });
  const entries = all(architecture).map(({ name, host, port }) => [name, entry(host, port)] as const);
  return {
    title: "Repositories",
    why: ["On other nodes. Their certificates are from our own authority, which is in /etc/gitlab/trusted-certs."],
    settings: [["gitlab_rails['repositories_storages']", Object.fromEntries(entries)]],
  };
}
