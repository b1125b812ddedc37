import { Cron } from "croner";

/** A fixed point in time: how often a schedule fires must not depend on today's date. */
const start = new Date("2027-01-01T00:00:00Z");

/** Number of runs to check for the longest gap: more than a year of daily ones. */
const runs = 400;

const hourMs = 3_600_000;

/** How a schedule fires, or what is allowed if the text is not a schedule. */
export type Schedule =
  { readonly shortestGapHours: number; readonly longestGapHours: number } | { readonly allowed: string };

/**
 * Reads a five-field cron expression, in UTC.
 *
 * @param expression minute, hour, day of month, month, day of week
 * @returns hours between two runs, or what is allowed instead
 */
export function schedule(expression: string): Schedule {
  const allowed = "a cron expression with five fields, in UTC, such as 0 2 * * *";
  if (!/^[\d*,/A-Za-z-]+( [\d*,/A-Za-z-]+){4}$/.test(expression)) return { allowed };
  let times: number[];
  try {
    times = new Cron(expression, { utcOffset: 0, mode: "5-part", paused: true }).nextRuns(runs, start).map(Number);
  } catch {
    return { allowed };
  }
  const gaps = times.slice(1).map((time, position) => (time - (times[position] ?? time)) / hourMs);
  if (gaps.length === 0) return { allowed: "a schedule that fires again and again" };
  return { shortestGapHours: Math.min(...gaps), longestGapHours: Math.max(...gaps) };
}
