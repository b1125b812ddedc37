/** Letters of a day such as `2026-12-31`. */
const length = 10;

/** The day in UTC on which something happens, as `2026-12-31`. Such texts compare as days do. */
export function calendarDay(time: Date): string {
  return time.toISOString().slice(0, length);
}

/** Whether a text is a day of the calendar, as `2026-12-31`. */
export function isCalendarDay(text: string): boolean {
  const time = Date.parse(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && calendarDay(new Date(time)) === text;
}
