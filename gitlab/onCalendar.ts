import { cronValues, cronWeekdays } from "../config/cronValues.ts";

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/**
 * Converts a five-field cron expression to systemd calendar expressions, in UTC.
 *
 * If both day of month and day of week are given, cron runs on either, while systemd would require both. That case takes two
 * expressions.
 *
 * @param cron minute, hour, day of month, month, day of week; valid
 * @returns one expression, or two
 */
export function onCalendar(cron: string): string[] {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron.split(" ");
  const time = `${numbers(hour, 0, 23)}:${numbers(minute, 0, 59)}:00 UTC`;
  const inMonth = numbers(month, 1, 12, months);
  const onDays = `*-${inMonth}-${numbers(day, 1, 31)} ${time}`;
  const onWeekdays = `${days(weekday)} *-${inMonth}-* ${time}`;
  if (weekday === "*") return [onDays];
  return day === "*" ? [onWeekdays] : [onDays, onWeekdays];
}

/** A field as a list of numbers, since systemd spells steps and ranges differently. */
function numbers(field: string, first: number, last: number, names: readonly string[] = []): string {
  return field === "*" ? "*" : cronValues(field, first, last, names).join(",");
}

function days(field: string): string {
  return cronWeekdays(field)
    .map((day) => `${day.slice(0, 1)}${day.slice(1).toLowerCase()}`)
    .join(",");
}
