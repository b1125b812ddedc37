import assert from "node:assert/strict";
import { list } from "../recorded.ts";
import { recordNotices, watched, web } from "./recordNotices.ts";

describe("alarms of doors", () => {
  it("watch whether anything healthy is behind each door that there is", async () => {
    const recording = await recordNotices({ doors: [web] });
    assert.deepEqual(watched(recording, "web-health"), {
      namespace: "AWS/NetworkELB",
      metricName: "HealthyHostCount",
      dimensions: { LoadBalancer: "net/front/1", TargetGroup: "targetgroup/web/1" },
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      evaluationPeriods: 5,
      treatMissingData: "breaching",
    });
    assert.ok(!list(recording).some((line) => line.includes("ssh-health")));
  });

  it("watch whether the load balancer still has ports towards the node", async () => {
    assert.deepEqual(watched(await recordNotices(), "connections"), {
      namespace: "AWS/NetworkELB",
      metricName: "PortAllocationErrorCount",
      dimensions: { LoadBalancer: "net/front/1" },
      statistic: "Sum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching",
    });
  });

  it("watch the certificate's end", async () => {
    assert.deepEqual(watched(await recordNotices(), "certificate"), {
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      dimensions: { CertificateArn: "arn:test:certificate" },
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: 21,
      period: 86_400,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching",
    });
  });
});
