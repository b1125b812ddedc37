/** Minutes as a person says them, such as `45 minutes`, `2 hours 5 minutes`, `25 hours`, `3 days`. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (minutes > 0 && minutes % minutesPerDay === 0 && minutes > minutesPerDay)
    return counted(minutes / minutesPerDay, "day");
  const words = [
    ...(hours > 0 ? [counted(hours, "hour")] : []),
    ...(minutes % 60 > 0 ? [counted(minutes % 60, "minute")] : []),
  ];
  return words.join(" ") || "0 minutes";
}

const minutesPerDay = 24 * 60;

function counted(count: number, unit: string): string {
  return `${String(count)} ${unit}${count === 1 ? "" : "s"}`;
}
