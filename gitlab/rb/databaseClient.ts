import { databases } from "../databases.ts";
import type { Context } from "./context.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/** Ruby for the current login of a component, and for its password (docs/adr/0013-database-roles-in-pairs.md). */
export function login(secret: string, component: string): { readonly user: RubyCode; readonly password: RubyCode } {
  const pair = `node_secrets['${secret}']`;
  return {
    user: new RubyCode(`"${component}_#{${pair}['current']}"`),
    password: new RubyCode(`${pair}[${pair}['current']]`),
  };
}

/**
 * How soon GitLab gives up on a server that no longer answers. Without these, the package lets the kernel decide, which takes minutes:
 * requests pile up behind a server, or a read replica, whose zone is gone (omnibus-gitlab, doc/settings/database.md, timeouts; the stall
 * with replicas: omnibus-gitlab!4555). Seconds, but `db_tcp_user_timeout` in milliseconds. The numbers are ours.
 */
const timeouts = [
  ["gitlab_rails['db_connect_timeout']", 5],
  ["gitlab_rails['db_tcp_user_timeout']", 10_000],
  ["gitlab_rails['db_keepalives']", 1],
  ["gitlab_rails['db_keepalives_idle']", 10],
  ["gitlab_rails['db_keepalives_interval']", 5],
  ["gitlab_rails['db_keepalives_count']", 3],
] as const;

/** The managed database. */
export function database({ endpoints: { database: server } }: Context): RbSection | undefined {
  if (!server) return undefined;
  const { user, password } = login("gitlabDatabase", "gitlab");
  return {
    title: "Database",
    why: [
      "Straight to the instance, whose name follows a failover: migrations would not survive a pooler.",
      "The certificate is checked, with its name; no other authority than that of the region is trusted for it.",
    ],
    settings: [
      ["gitlab_rails['db_host']", server.host],
      ["gitlab_rails['db_port']", server.port],
      ["gitlab_rails['db_database']", databases.gitlab.database],
      ["gitlab_rails['db_username']", user],
      ["gitlab_rails['db_password']", password],
      ["gitlab_rails['db_sslmode']", "verify-full"],
      ["gitlab_rails['db_sslrootcert']", server.authorities],
      ...timeouts,
    ],
  };
}
