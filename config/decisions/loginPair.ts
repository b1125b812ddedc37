/** The two logins of a component to its database (docs/adr/0013-database-roles-in-pairs.md). */
export interface LoginPair {
  /** The login that nodes use. */
  readonly current: "a" | "b";
  /** Another number is another password. */
  readonly generations: Readonly<Record<"a" | "b", number>>;
}

/**
 * The logins at a step of their life. An even step gives the idle login another password and makes it the current one; the odd
 * step after it gives the other one another password, which no node uses any more. So two steps replace both, and at none of
 * them a password changes that nodes use.
 *
 * @param step a whole number from 1 on
 * @throws RangeError if it is not
 */
export function loginPair(step: number): LoginPair {
  if (!Number.isSafeInteger(step) || step < 1) {
    throw new RangeError(`loginStep must be a whole number from 1 on; got ${String(step)}.`);
  }
  const rotations = Math.floor(step / 2);
  const isDone = step % 2 === 1;
  const [current, idle] = rotations % 2 === 0 ? (["a", "b"] as const) : (["b", "a"] as const);
  // Each finished rotation has replaced both; the one under way only the login that it has made current.
  const both = { a: rotations + 1, b: rotations + 1 };
  return { current, generations: isDone ? both : { ...both, [idle]: rotations } };
}
