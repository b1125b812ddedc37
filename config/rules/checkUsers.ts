import type { Complain } from "../problem.ts";
import { largestSize } from "../sizes.ts";
import type { Size } from "../sizes/size.ts";

/**
 * Checks how many people will have an account.
 *
 * @param users what the stack file says; 0 if not set
 * @param rows the sizes to choose from, smallest first
 * @param complain is called for each problem
 * @returns the next size up; absent if there is none
 */
export function checkUsers(users: number, rows: readonly Size[], complain: Complain): Size | undefined {
  const mostUsers = rows.at(-1)?.users ?? 0;
  const range = (most: number) => `a whole number from 1 to ${String(most)}`;
  if (users === 0) complain("users", undefined, range(mostUsers), "Say how many people will have an account.");
  else if (users < 0) complain("users", users, range(mostUsers), "Say how many people will have an account.");
  else if (users > largestSize)
    complain("users", users, range(largestSize), "GitLab's reference architectures end there.");
  else if (users > mostUsers) {
    complain("users", users, range(mostUsers), "This version does not have the larger sizes yet.");
  }
  return rows.find((row) => users <= row.users);
}
