import { cronValues, cronWeekdays } from "../cronValues.ts";
import type { Window, WindowName } from "./windows.ts";

/** A schedule that starts something within a window. */
export interface WindowClash {
  /** Key of the stack file. */
  readonly key: string;
  readonly schedule: string;
  readonly window: WindowName;
}

const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * The schedules that start something while AWS saves or maintains the database or the cache. How long it takes is not
 * known, so only starts count.
 *
 * @param windows by name
 * @param schedules valid five-field cron expressions in UTC, by key; an absent one never starts anything
 */
export function windowClashes(
  windows: Readonly<Record<WindowName, Window>>,
  schedules: Readonly<Record<string, string | undefined>>,
): WindowClash[] {
  return Object.entries(schedules).flatMap(([key, schedule]) => {
    if (schedule === undefined) return [];
    const starts = minutesOfWeek(schedule);
    const hit = (Object.entries(windows) as [WindowName, Window][]).filter(([, window]) =>
      starts.some((minute) => isWithin(window, minute)),
    );
    return hit.map(([window]) => ({ key, schedule, window }));
  });
}

/** Minutes after the beginning of Sunday at which a schedule starts in some week. */
function minutesOfWeek(schedule: string): number[] {
  const [minute = "", hour = "", dayOfMonth = "", , dayOfWeek = ""] = schedule.split(" ");
  // A day of the month falls on every day of the week, sooner or later.
  const days = dayOfMonth === "*" ? cronWeekdays(dayOfWeek) : weekdays;
  return days.flatMap((day) =>
    cronValues(hour, 0, 23).flatMap((hours) =>
      cronValues(minute, 0, 59).map((minutes) => (weekdays.indexOf(day) * 24 + hours) * 60 + minutes),
    ),
  );
}

function isWithin({ every, start, minutes }: Window, minuteOfWeek: number): boolean {
  const length = (every === "day" ? 1 : 7) * 24 * 60;
  return (minuteOfWeek - start + 7 * 24 * 60) % length < minutes;
}
