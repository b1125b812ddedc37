import { price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse, free, type Charge } from "./charges.ts";

/** An alarm, and what it watches if that is no metric of AWS' own. */
function alarm({ inputs: { namespace } }: RecordedResource, region: string): Charge[] {
  const isOwn = typeof namespace === "string" && !namespace.startsWith("AWS/");
  return [
    { what: "alarm", units: 1, rate: price("alarmMonth", region), unit: "month" },
    ...(isOwn ? [{ what: "custom metric", units: 1, rate: price("metricMonth", region), unit: "month" } as const] : []),
  ];
}

/** CloudWatch and EventBridge. */
export const cloudwatch: Readonly<Record<string, Card>> = {
  "aws:cloudwatch/eventRule:EventRule": { price: free },
  "aws:cloudwatch/eventTarget:EventTarget": { price: free },
  "aws:cloudwatch/logGroup:LogGroup": { price: byUse("logs taken in", "logsIngestGb", "GB") },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    price: { kind: "charges", charges: alarm },
    sets: ["alarmActions", "insufficientDataActions", "metricQueries", "okActions"],
  },
};
