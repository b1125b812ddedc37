import type { PriceLine } from "../../plan/priceModel.ts";
import type { Line } from "../blocks.ts";

/** An item of the bill, or all items of a type in one. */
interface ShortItem {
  readonly of: Line;
  readonly arithmetic: string;
  readonly monthly: number;
}

/** Types that have so many resources, at a few cents each, that one line says more than all of them. */
const inOneLine: Readonly<Record<string, string>> = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": "alarms and their metrics",
};

/** The items of a part of the bill, dearest first. Many of a type are one line; the JSON has all of them. */
export function shortItems(lines: readonly PriceLine[]): ShortItem[] {
  return [...Map.groupBy(lines, ({ type, resource, arithmetic }) => inOneLine[type] ?? `${resource} ${arithmetic}`)]
    .map(([words, same]): ShortItem => {
      const resources = new Set(same.map(({ resource }) => resource)).size;
      const [{ type, resource, arithmetic } = none] = same;
      const monthly = same.reduce((sum, line) => sum + line.monthly, 0);
      return type in inOneLine
        ? { of: `${String(resources)} ${words}`, arithmetic: counted(same), monthly }
        : { of: { code: resource }, arithmetic, monthly };
    })
    .toSorted((a, b) => b.monthly - a.monthly);
}

/** How often there is each calculation. */
function counted(lines: readonly PriceLine[]): string {
  return [...Map.groupBy(lines, ({ arithmetic }) => arithmetic)]
    .map(([arithmetic, same]) => `${String(same.length)} times ${arithmetic}`)
    .join(", ");
}

const none: PriceLine = { resource: "", type: "", arithmetic: "", monthly: 0 };
