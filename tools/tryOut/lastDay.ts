import { calendarDay } from "../../config/calendarDay.ts";

/** Tag of a stack, in the state backend, with the last day of a try-out. */
export const lastDayTag = "gitlab:last-day";

/** How the names of try-outs begin. The sweep touches no other stack. */
export const tryOutPrefix = "try-";

/** The day that a number of days from now ends on, as `2026-12-31`, in UTC. */
export function dayIn(days: number, now: Date): string {
  return calendarDay(new Date(now.getTime() + days * 24 * 3600 * 1000));
}

/**
 * Whether a try-out is to be destroyed: its last day is over, or a run was cut off before it had one.
 *
 * @param lastDay as `2026-12-31`; `undefined`: it has none
 */
export function isOver(lastDay: string | undefined, now: Date): boolean {
  return lastDay === undefined || lastDay < calendarDay(now);
}
