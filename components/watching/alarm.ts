import type * as pulumi from "@pulumi/pulumi";

/** An alarm, in CloudWatch's own words. */
export interface Alarm {
  /** Part of its logical name. */
  readonly key: string;
  /** What a person does about it. */
  readonly alarmDescription: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly statistic: "Maximum" | "Minimum" | "Sum";
  readonly comparisonOperator: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  readonly threshold: number;
  /** Seconds. */
  readonly period: number;
  readonly evaluationPeriods: number;
  /** Silence of something that should report counts as breaching; of something that only speaks at times, as not breaching. */
  readonly treatMissingData: "breaching" | "notBreaching" | "missing";
}
