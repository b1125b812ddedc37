import type { Complain } from "../../config/problem.ts";
import type { StaticKeys } from "./accountSettings.ts";

/** Longest time that an access key may be planned for: CIS and AWS ask for a new key every 90 days (AWS FSBP IAM.3, 2026-11). */
const mostDays = 90;

/** Fewest characters of a reason: one word is not a reason. */
const shortestReason = 10;

const day = 24 * 60 * 60 * 1000;

/**
 * Checks why there is a user with an access key, and until when.
 *
 * @param key where the stack file says it
 * @param said what it says
 * @param today such as 2026-11-22
 * @param complain is called for each problem
 */
export function checkStaticKeys(key: string, said: StaticKeys, today: string, complain: Complain): StaticKeys {
  const { reason, lastDay } = said;
  if (reason.trim().length < shortestReason) {
    const allowed = `a sentence of at least ${String(shortestReason)} letters`;
    complain(`${key}.reason`, reason, allowed, "Say why this GitLab cannot show AWS a token.");
  }
  const time = /^\d{4}-\d{2}-\d{2}$/.test(lastDay) ? Date.parse(`${lastDay}T00:00:00Z`) : Number.NaN;
  const days = Math.round((time - Date.parse(`${today}T00:00:00Z`)) / day);
  if (Number.isNaN(days)) {
    complain(`${key}.lastDay`, lastDay, "a day such as 2026-12-31", "Say until when the key works.");
  } else if (days < 0 || days > mostDays) {
    const allowed = `a day from today, within ${String(mostDays)} days`;
    const fix = days < 0 ? "The key works no more. Delete it, and remove staticKeys." : "Choose an earlier day.";
    complain(`${key}.lastDay`, lastDay, allowed, fix);
  }
  return said;
}
