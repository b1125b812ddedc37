/**
 * The zone of a read replica: they take the zones in turn, so a zone that fails takes as few of them as possible. Where the
 * server and its copy are, RDS decides, and it changes with each failover.
 *
 * @param zones of the database's subnets
 * @param number of the replica, from 1 on
 * @returns `undefined` if no zone is known
 */
export function replicaZone<Zone>(zones: readonly Zone[], number: number): Zone | undefined {
  return zones[(number - 1) % zones.length];
}
