import type { Complain } from "../problem.ts";
import { mostUsers, sizes } from "../sizes.ts";
import type { Size } from "../sizes/size.ts";

/**
 * Checks how many people will have an account.
 *
 * @param users what the stack file says; 0 if not set
 * @param complain is called for each problem
 * @returns the next size up; absent if there is none, so that nothing is checked against a size that nobody chose
 */
export function checkUsers(users: number, complain: Complain): Size | undefined {
  const range = `a whole number from 1 to ${String(mostUsers)}`;
  if (users === 0) complain("users", undefined, range, "Say how many people will have an account.");
  else if (users < 0) complain("users", users, range, "Say how many people will have an account.");
  else if (users > mostUsers) complain("users", users, range, "GitLab's reference architectures end there.");
  return users < 1 ? undefined : sizes.find((size) => users <= size.users);
}
