import { price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse, type Charge } from "./charges.ts";

/** The metric that an alarm watches. */
function metric({ namespace, metricName, dimensions }: RecordedResource["inputs"]): string {
  return JSON.stringify([namespace, metricName, dimensions ?? {}]);
}

/** An alarm, and the metric that it watches if that is a custom metric, which costs once, however many alarms watch it. */
function alarm({ urn, type, inputs }: RecordedResource, region: string, all: readonly RecordedResource[]): Charge[] {
  const { namespace } = inputs;
  const isOwn = typeof namespace === "string" && !namespace.startsWith("AWS/");
  const first = all.find((other) => other.type === type && metric(other.inputs) === metric(inputs));
  return [
    { what: "alarm", units: 1, rate: price("alarmMonth", region), unit: "month" },
    ...(isOwn && first?.urn === urn
      ? [{ what: "custom metric", units: 1, rate: price("metricMonth", region), unit: "month" } as const]
      : []),
  ];
}

/** CloudWatch and EventBridge. */
export const cloudwatch: Readonly<Record<string, Card>> = {
  "aws:cloudwatch/eventRule:EventRule": { price: "free" },
  "aws:cloudwatch/eventTarget:EventTarget": { price: "free" },
  "aws:cloudwatch/logGroup:LogGroup": {
    price: "free",
    use: () => [byUse("logsIngestGb"), byUse("logsStoredGb")],
    drawn: { tier: "operations", title: "Logs", counted: ["log group", "log groups"] },
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    price: alarm,
    sets: ["alarmActions", "insufficientDataActions", "metricQueries", "okActions"],
    drawn: { tier: "operations", title: "Alarms", counted: ["CloudWatch alarm", "CloudWatch alarms"] },
  },
};
