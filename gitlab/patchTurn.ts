import type { Architecture } from "../config/architecture.ts";

/** Seconds between two nodes of a role: a patch, a restart, and a converge at boot. An allowance of ours, not measured. */
const turnSeconds = 3600;

/**
 * Seconds after the schedule of patches at which a node begins, so that nodes of a role never restart at a time. Two of three
 * members of a cluster that restart together would stop writes.
 *
 * @param architecture says which nodes there are
 * @param node its name
 * @returns 0 for the first node of each role
 */
export function patchTurn({ namedNodes }: Pick<Architecture, "namedNodes">, node: string): number {
  const role = namedNodes.find(({ name }) => name === node)?.role;
  const position = namedNodes.filter((one) => one.role === role).findIndex(({ name }) => name === node);
  return Math.max(position, 0) * turnSeconds;
}
