import { boxes } from "./sizes/boxes.ts";
import { tiers } from "./sizes/tiers.ts";
import type { Size } from "./sizes/size.ts";

/** The sizes that can be built, smallest first. */
export const sizes: readonly Size[] = [...boxes, ...tiers];

/** Users of the largest size: GitLab's reference architectures end there. */
export const mostUsers = Math.max(...sizes.map((size) => size.users));

/**
 * Takes the next size up.
 *
 * @param users whole number from 1 to {@link mostUsers}
 * @returns the smallest size for that many users
 * @throws RangeError if there is none
 */
export function sizeFor(users: number): Size {
  const size = sizes.find((row) => users >= 1 && users <= row.users);
  if (!size) throw new RangeError(`users must be a whole number from 1 to ${String(mostUsers)}; got ${String(users)}.`);
  return size;
}
