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
    ],
  };
}
