import type * as pulumi from "@pulumi/pulumi";

/** An alarm, in CloudWatch's own words. */
export interface Alarm {
  /** Part of its logical name. */
  readonly key: string;
  /** What a person should do about it. */
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
  /**
   * No data counts as breaching if something should report all the time, and as not breaching if it only reports at times.
   */
  readonly treatMissingData: "breaching" | "notBreaching" | "missing";
}
