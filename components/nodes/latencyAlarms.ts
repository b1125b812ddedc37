import { metricNamespace } from "../../gitlab/pointer.ts";
import { sidekiqLatency } from "../../gitlab/sidekiqLatency.ts";
import type { Alarm } from "../watching/alarm.ts";

/** Seconds. A group that scales has had time for two more nodes by then. */
const threshold = 1800;

/**
 * The alarm for jobs that wait although the group of Sidekiq scales, and for silence: then it does not scale at all.
 *
 * @param watched the environment, and the node that reports
 */
export function latencyAlarms({ stack, node }: { readonly stack: string; readonly node: string }): Alarm[] {
  return [
    {
      key: "sidekiq-latency",
      alarmDescription: `A job of Sidekiq has waited for more than ${String(threshold / 60)} minutes, or nobody reports how long jobs wait, and Sidekiq does not scale. In GitLab, open Admin > Monitoring > Background jobs: if the queues are long, look at why jobs are slow, or raise nodes.sidekiq.max. If they are short, open a shell on ${node} and read: journalctl --unit gitlab-node-latency.`,
      namespace: metricNamespace(stack),
      metricName: sidekiqLatency,
      dimensions: {},
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold,
      period: 300,
      evaluationPeriods: 3,
      treatMissingData: "breaching",
    },
  ];
}
