import type { Context } from "./context.ts";
import type { RbSection } from "./rbSection.ts";

/**
 * The read replicas of the database (gitlab-org/gitlab, doc/administration/postgresql/database_load_balancing.md at 04027f81).
 * Port, login and certificate check are those of the database. What it says about lag stays as GitLab has it.
 */
export function readReplicas({ endpoints: { databaseReplicas: hosts } }: Context): RbSection | undefined {
  if (!hosts) return undefined;
  return {
    title: "Read replicas of the database",
    why: [
      "Reads go to these hosts, and to the database itself only where all of them lag or fail. It is not listed:",
      "every process would open a second set of connections to it, and those are what it runs out of first.",
    ],
    settings: [["gitlab_rails['db_load_balancing']", { hosts }]],
  };
}
