import type { MetricName } from "../../gitlab/metrics.ts";
import { metricNamespace } from "../../gitlab/pointer.ts";
import type { Alarm } from "../watching/alarm.ts";

/** What is specific to the alarm of a metric. */
export type AlarmRow = Pick<Alarm, "key" | "alarmDescription" | "threshold"> &
  Partial<Pick<Alarm, "statistic" | "comparisonOperator" | "evaluationPeriods" | "treatMissingData">>;

/** Whose metric it is. */
export interface Reporter {
  readonly stack: string;
  /** Name of the node, or the role of a group: its nodes share one metric, so the alarm rings for any of them. */
  readonly node: string;
}

/**
 * The alarm of a metric that nodes report every five minutes. It rings at once when the metric reaches the threshold, unless the row
 * says otherwise.
 *
 * @param reporter whose metric it is
 * @param metricName the metric
 * @param row what is specific to its alarm
 */
export function reportedAlarm({ stack, node }: Reporter, metricName: MetricName, row: AlarmRow): Alarm {
  return {
    namespace: metricNamespace(stack),
    metricName,
    dimensions: { Node: node },
    statistic: "Maximum",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    period: 300,
    evaluationPeriods: 1,
    treatMissingData: "missing", // the alarm for a failed converge covers silence
    ...row,
    key: `${node}-${row.key}`,
  };
}
