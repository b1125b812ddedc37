/** Days of the week as cron names them, from 0. */
const weekdayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

/**
 * Every value that a cron field stands for.
 *
 * @param field such as `1-5`, `0,30`, `*\/15`, `MON`
 * @param first least value
 * @param last greatest value
 * @param names names of the values, from the first on
 * @returns in order, each once
 */
export function cronValues(field: string, first: number, last: number, names: readonly string[] = []): number[] {
  const toNumber = (text: string) => {
    const position = names.indexOf(text.toUpperCase());
    return position < 0 ? Number(text) : position + first;
  };
  const found = field.split(",").flatMap((part) => {
    const [range = "", step = "1"] = part.split("/");
    const [from = "", to] = range.split("-");
    const start = range === "*" ? first : toNumber(from);
    const end = range === "*" ? last : to === undefined ? (part.includes("/") ? last : start) : toNumber(to);
    return Array.from(
      { length: Math.floor((end - start) / Number(step)) + 1 },
      (_, position) => start + position * Number(step),
    );
  });
  return [...new Set(found)].toSorted((a, b) => a - b);
}

/**
 * The days of the week that a cron field stands for.
 *
 * @param field such as `1-5` or `SAT,0`; both 0 and 7 are Sunday
 * @returns names such as `MON`, each once
 */
export function cronWeekdays(field: string): string[] {
  const days = cronValues(field, 0, 7, weekdayNames).map((day) => day % 7);
  return [...new Set(days)].toSorted((a, b) => a - b).map((day) => weekdayNames[day] ?? "");
}
