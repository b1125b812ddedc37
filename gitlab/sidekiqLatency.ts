/** Metric of the seconds for which the oldest job has waited in any queue of Sidekiq. `scripts/latency.sh` publishes it. */
export const sidekiqLatency = "SidekiqLatencySeconds";
