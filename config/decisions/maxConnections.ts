/** Least that GitLab asks for (doc/install/requirements.md, PostgreSQL settings, 2026-08). */
const leastConnections = 400;

/** Most connections that RDS gives a server by default, of whatever class (as below). */
export const ceilingOfRds = 5000;

/**
 * Most connections of a server, by RDS' own default for its memory: LEAST({DBInstanceClassMemory/9531392}, 5000) (RDS user
 * guide, quotas, 2026-08). RDS counts a little less memory than the class has, so its own default is lower.
 *
 * @param memoryGiB of the class
 */
export function mostConnections(memoryGiB: number): number {
  return Math.min(Math.floor((memoryGiB * 1024 ** 3) / 9_531_392), ceilingOfRds);
}

/**
 * What `max_connections` may be.
 *
 * @param memoryGiB of the class
 * @returns least and most; `least` is above `most` for a class that is too small for GitLab
 */
export function maxConnectionsRange(memoryGiB: number): { readonly least: number; readonly most: number } {
  return { least: leastConnections, most: mostConnections(memoryGiB) };
}

/**
 * Chooses `max_connections`: the worst case of GitLab's documents, as far as the memory allows it.
 *
 * @param demand what GitLab needs, and that worst case
 * @param memoryGiB of the class
 * @returns the number; `undefined` if the demand does not fit, so that a larger class is needed
 */
export function chosenConnections(
  demand: { readonly total: number; readonly worstCase: number },
  memoryGiB: number,
): number | undefined {
  const { least, most } = maxConnectionsRange(memoryGiB);
  const wanted = Math.max(least, demand.total, demand.worstCase);
  return Math.max(least, demand.total) > most ? undefined : Math.min(wanted, most);
}
