import { isCalendarDay } from "../../config/calendarDay.ts";
import type { Complain } from "../../config/problem.ts";
import { checkReason } from "../../config/rules/checkReason.ts";
import type { StaticKeys } from "./accountSettings.ts";

/** Longest time that an access key may be planned for: CIS and AWS ask for a new key every 90 days (AWS FSBP IAM.3, 2026-11). */
const mostDays = 90;

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
  checkReason(`${key}.reason`, reason, "Say why this GitLab cannot show AWS a token.", complain);
  const days = (Date.parse(lastDay) - Date.parse(today)) / day; // a day without a time begins at midnight UTC
  if (!isCalendarDay(lastDay)) {
    complain(`${key}.lastDay`, lastDay, "a day such as 2026-12-31", "Say until when the key works.");
  } else if (days < 0 || days > mostDays) {
    const allowed = `a day from today, within ${String(mostDays)} days`;
    const fix = days < 0 ? "The key works no more. Delete it, and remove staticKeys." : "Choose an earlier day.";
    complain(`${key}.lastDay`, lastDay, allowed, fix);
  }
  return said;
}
