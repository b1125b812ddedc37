/**
 * Names of the nodes of a replication group in CloudWatch.
 *
 * @param known what AWS reports, in any order. While AWS adds nodes, it does not name all of them yet.
 * @param replicationGroupId their names begin with it
 * @param nodes how many there will be
 * @returns as many names, in order; the ones that AWS would give for those that are not known
 */
export function cacheNodeIds(known: readonly string[], replicationGroupId: string, nodes: number): string[] {
  const expected = Array.from(
    { length: nodes },
    (_, position) => `${replicationGroupId}-${String(position + 1).padStart(3, "0")}`,
  );
  const missing = expected.filter((id) => !known.includes(id));
  return [...known, ...missing].slice(0, Math.max(nodes, 0)).toSorted();
}
