/**
 * An AWS schedule as five-field cron. AWS writes six fields, `?` for any day, and counts weekdays from 1.
 *
 * @param expression such as `cron(0 5 * * ? *)`
 * @returns such as `0 5 * * *`
 */
export function fiveFields(expression: string): string {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = expression
    .replace(/^cron\((.*)\)$/, "$1")
    .split(" ");
  const fromZero = weekday.replace(/\d+/g, (number) => String(Number(number) - 1));
  return [minute, hour, day, month, fromZero].join(" ").replaceAll("?", "*");
}
