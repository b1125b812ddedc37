import type { Complain } from "../problem.ts";
import { largestSize, mostUsers, sizes } from "../sizes.ts";
import type { Size } from "../sizes/size.ts";

/**
 * Checks how many people will have an account.
 *
 * @param users what the stack file says; 0 if not set
 * @param complain is called for each problem
 * @returns the next size up; absent if there is none
 */
export function checkUsers(users: number, complain: Complain): Size | undefined {
  const range = (most: number) => `a whole number from 1 to ${String(most)}`;
  if (users === 0) complain("users", undefined, range(mostUsers), "Say how many people will have an account.");
  else if (users < 0) complain("users", users, range(mostUsers), "Say how many people will have an account.");
  else if (users > largestSize)
    complain("users", users, range(largestSize), "GitLab's reference architectures end there.");
  else if (users > mostUsers) {
    complain("users", users, range(mostUsers), "This version does not have the larger sizes yet.");
  }
  return sizes.find((size) => users <= size.users);
}
