/** Which AUTH token a cache has, and whether the one before it is valid, too. */
export interface CacheToken {
  /** Another number is another token. */
  readonly generation: number;
  /**
   * What ElastiCache does with the token before: `ROTATE` keeps it valid beside the new one, `SET` ends it. `SET` has to name
   * the token that was rotated last, so a step that was left out is refused and changes nothing (ElastiCache user guide,
   * authenticating with AUTH; API reference, ModifyReplicationGroup; 2026-08).
   */
  readonly strategy: "ROTATE" | "SET";
}

/**
 * The token at a step of its life. Steps 1, 3, 5 have one valid token each. At the steps between, nodes may still use the
 * old one, while they get the new one.
 *
 * @param step a whole number from 1 on
 * @throws RangeError if it is not
 */
export function cacheToken(step: number): CacheToken {
  if (!Number.isSafeInteger(step) || step < 1) {
    throw new RangeError(`tokenStep must be a whole number from 1 on; got ${String(step)}.`);
  }
  return { generation: Math.floor(step / 2) + 1, strategy: step % 2 === 0 ? "ROTATE" : "SET" };
}
