import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { record } from "../../tools/recorder.ts";
import { priceSummary } from "../../tools/plan/priceSummary.ts";

describe("the card of an alarm", () => {
  it("charges a custom metric once, however many alarms watch it, and none of AWS", async () => {
    const { resources } = await record(
      () => {
        for (const [name, namespace, metricName] of [
          ["one", "GitLab/prod", "SidekiqLatencySeconds"],
          ["two", "GitLab/prod", "SidekiqLatencySeconds"],
          ["three", "GitLab/prod", "ConvergeFailed"],
          ["four", "AWS/EC2", "StatusCheckFailed"],
        ] as const) {
          new aws.cloudwatch.MetricAlarm(name, {
            namespace,
            metricName,
            comparisonOperator: "LessThanThreshold",
            evaluationPeriods: 1,
          });
        }
        return {};
      },
      { computed: "references" },
    );
    const { parts } = priceSummary(resources, "us-east-1");
    const lines = parts.flatMap((part) => part.lines).map(({ arithmetic }) => arithmetic);
    assert.deepEqual(lines.toSorted(), [
      ...Array.from({ length: 4 }, () => "1 x alarm at 0.1000"),
      ...Array.from({ length: 2 }, () => "1 x custom metric at 0.3000"),
    ]);
  });
});
