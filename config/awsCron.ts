import { cronWeekdays } from "./cronValues.ts";

/**
 * Writes a five-field cron expression in AWS' form: six fields, weekdays by name, and a `?` for the one of the two
 * day fields that says nothing.
 *
 * @param cron minute, hour, day of month, month, day of week; valid
 * @returns such as `cron(0 5 * * ? *)`
 * @throws Error if both day fields say something: AWS has no such schedule
 */
export function awsCron(cron: string): string {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron.split(" ");
  if (day !== "*" && weekday !== "*") {
    throw new Error(`The schedule ${cron} names days of the month and of the week; AWS Backup takes one of the two.`);
  }
  const [ofMonth, ofWeek] = weekday === "*" ? [day, "?"] : ["?", cronWeekdays(weekday).join(",")];
  return `cron(${minute} ${hour} ${ofMonth} ${month} ${ofWeek} *)`;
}

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
