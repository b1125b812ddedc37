import { price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse, type Charge } from "./charges.ts";

/** An alarm, and the metric that it watches if that is a custom metric. */
function alarm({ inputs: { namespace } }: RecordedResource, region: string): Charge[] {
  const isOwn = typeof namespace === "string" && !namespace.startsWith("AWS/");
  return [
    { what: "alarm", units: 1, rate: price("alarmMonth", region), unit: "month" },
    ...(isOwn ? [{ what: "custom metric", units: 1, rate: price("metricMonth", region), unit: "month" } as const] : []),
  ];
}

/** CloudWatch and EventBridge. */
export const cloudwatch: Readonly<Record<string, Card>> = {
  "aws:cloudwatch/eventRule:EventRule": { price: "free" },
  "aws:cloudwatch/eventTarget:EventTarget": { price: "free" },
  "aws:cloudwatch/logGroup:LogGroup": { price: byUse("log ingestion", "logsIngestGb", "GB") },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    price: alarm,
    sets: ["alarmActions", "insufficientDataActions", "metricQueries", "okActions"],
  },
};
