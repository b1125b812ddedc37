import { defaultWindowStart, windowStart, windowStartAllowed } from "../decisions/windows.ts";
import type { Complain } from "../problem.ts";
import type { Size } from "../sizes/size.ts";

/**
 * Checks when the windows of database and cache begin.
 *
 * @param start what the stack file says
 * @param size its rows
 * @param complain is called for each problem
 */
export function checkWindows(start: string, size: Size, complain: Complain): void {
  if (!size.database && start !== defaultWindowStart) {
    complain(
      "windows",
      start,
      `nothing at ${String(size.users)} users`,
      "Database and cache run on the box: remove the key.",
    );
  } else if (windowStart(start) === undefined) {
    complain("windows", start, windowStartAllowed, "All windows of database and cache follow from it.");
  }
}
