/** A day in UTC as `2026-12-31`. Such texts compare as days do. */
export function utcDay(time: Date): string {
  return time.toISOString().slice(0, "2026-12-31".length);
}

/** Days from one day to another; negative if the other one is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}

/** Whether a text is a day of the calendar as `2026-12-31`. */
export function isDay(text: string): boolean {
  const time = Date.parse(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && utcDay(new Date(time)) === text;
}
