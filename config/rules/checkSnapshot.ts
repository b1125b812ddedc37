import type { Complain } from "../problem.ts";

/** Snapshots of a service, as the service names them. */
export interface SnapshotRule {
  /** Key of the stack file. */
  readonly key: string;
  /** Names that the service accepts. */
  readonly name: RegExp;
  /** What is allowed, with an example. */
  readonly allowed: string;
  /** Where a person finds the name. */
  readonly hint: string;
}

/**
 * Checks the name of a snapshot that something is to be made from.
 *
 * @param rule of the service
 * @param snapshot what the stack file says
 * @param complain is called for each problem
 */
export function checkSnapshot(
  { key, name, allowed, hint }: SnapshotRule,
  snapshot: string | undefined,
  complain: Complain,
): void {
  if (snapshot !== undefined && !name.test(snapshot)) complain(key, snapshot, allowed, hint);
}
