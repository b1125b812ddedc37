import type { Complain } from "../problem.ts";

/** Read replicas of one server in its region (RDS user guide, read replica configuration with PostgreSQL, 2026). */
const mostReplicas = 15;

/**
 * Checks the number of read replicas. GitLab spreads reads in every edition and tier (gitlab-org/gitlab,
 * doc/administration/postgresql/database_load_balancing.md at 04027f81, as in the documents of 17.8, 2025-01), so none is refused here.
 *
 * @param replicas of the stack file
 * @param complain is called if it is wrong
 */
export function checkReplicas(replicas: number | undefined, complain: Complain): void {
  if (replicas === undefined || (replicas >= 0 && replicas <= mostReplicas)) return;
  complain(
    "database.replicas",
    replicas,
    `0 to ${String(mostReplicas)}`,
    "RDS has no more; every process of Rails and Sidekiq connects to each.",
  );
}
