/** Which tokens Gitaly and Praefect have, and whether they insist on them. */
export interface GitalyToken {
  /** Another number is another token. */
  readonly generation: number;
  /**
   * Whether servers also admit clients with another token, or none. Only nodes whose rules allow the port can reach them
   * (doc/administration/gitaly/configure_gitaly.md, auth transitioning mode, 2026).
   */
  readonly transitioning: boolean;
}

/**
 * The tokens at a step of their life. At steps 1, 3, 5 servers insist on the token. At the steps between, they have a new one
 * and insist on none, while their clients get the new one, too.
 *
 * @param step a whole number from 1 on
 * @throws RangeError if it is not
 */
export function gitalyToken(step: number): GitalyToken {
  if (!Number.isSafeInteger(step) || step < 1) {
    throw new RangeError(`nodeTls.tokenStep must be a whole number from 1 on; got ${String(step)}.`);
  }
  return { generation: Math.floor(step / 2) + 1, transitioning: step % 2 === 0 };
}
