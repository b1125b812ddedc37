/** Days of the week as AWS writes them. */
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

const dayMinutes = 24 * 60;
const weekMinutes = weekdays.length * dayMinutes;

/**
 * The windows in their order, without a gap. The snapshot of the cache is between backup and maintenance of the database, so
 * that a backup which takes longer than its window does not meet maintenance. Each is as long as AWS demands at least: RDS
 * API reference, CreateDBInstance; ElastiCache API reference, CreateReplicationGroup; ElastiCache user guide, automatic
 * backups; all 2026-08.
 */
const layout = [
  { name: "databaseBackup", every: "day", minutes: 30 },
  { name: "cacheSnapshot", every: "day", minutes: 60 },
  { name: "databaseMaintenance", every: "week", minutes: 30 },
  { name: "cacheMaintenance", every: "week", minutes: 60 },
] as const;

/** What has a window. */
export type WindowName = (typeof layout)[number]["name"];

/** A window of a service. */
export interface Window {
  readonly every: "day" | "week";
  /** Minutes after midnight, or after the beginning of Sunday; UTC. */
  readonly start: number;
  readonly minutes: number;
  /** In AWS' form: `06:00-06:30`, or `sun:07:30-sun:08:00`. */
  readonly text: string;
}

/** Sunday morning, clear of the defaults of `backup.schedule`, `backup.snapshotSchedule` and `patching.schedule`. */
export const defaultWindowStart = "sun:06:00";

/** What a start may be. */
export const windowStartAllowed = "a day of the week and a time in UTC, such as sun:06:00";

/** Minutes after the beginning of Sunday; `undefined`: the text is not a day of the week and a time. */
export function windowStart(text: string): number | undefined {
  const [, day = "", hour, minute] = /^([a-z]{3}):([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const position = weekdays.indexOf(day as (typeof weekdays)[number]);
  return position < 0 ? undefined : position * dayMinutes + Number(hour) * 60 + Number(minute);
}

/**
 * Lays the windows of database and cache one after the other, so that none overlaps another on any day.
 *
 * @param start when the first one begins, such as {@link defaultWindowStart}. The daily ones begin at that time every day.
 * @throws RangeError if `start` is not {@link windowStartAllowed}
 */
export function windows(start: string): Readonly<Record<WindowName, Window>> {
  const first = windowStart(start);
  if (first === undefined) throw new RangeError(`The windows may start at ${windowStartAllowed}; got ${start}.`);
  let next = first;
  const found = layout.map(({ name, every, minutes }) => {
    const begin = next;
    next += minutes;
    return [name, { every, start: begin % length[every], minutes, text: text(every, begin, next) }] as const;
  });
  return Object.fromEntries(found) as Record<WindowName, Window>;
}

/** Days of a week beside the one of a window. */
export const otherDays = weekdays.length - 1;

/**
 * The same hours of a weekly window, some days earlier. No other window is there: the daily ones leave them free.
 *
 * @param window weekly
 * @param days 1 to {@link otherDays}
 */
export function daysBefore({ every, start, minutes }: Window, days: number): string {
  const begin = (start - days * dayMinutes + weekMinutes) % weekMinutes;
  return text(every, begin, begin + minutes);
}

const length = { day: dayMinutes, week: weekMinutes } as const;

function text(every: Window["every"], begin: number, end: number): string {
  return [begin, end].map((minute) => (every === "day" ? clock(minute) : `${day(minute)}:${clock(minute)}`)).join("-");
}

function day(minute: number): string {
  return weekdays[Math.floor(minute / dayMinutes) % weekdays.length] ?? "";
}

function clock(minute: number): string {
  return [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
