import assert from "node:assert/strict";
import { databaseAlarms } from "../../../components/data/databaseAlarms.ts";
import { plan } from "./recordDatabase.ts";

const alarms = databaseAlarms({ identifier: "gitlab-prod-1", plan, replicas: { "replica-1": "gitlab-prod-2" } });

const gib = 1024 ** 3;

const common = {
  namespace: "AWS/RDS",
  dimensions: { DBInstanceIdentifier: "gitlab-prod-1" },
  statistic: "Maximum",
  period: 300,
  evaluationPeriods: 3,
  treatMissingData: "missing",
};

describe("alarms of the database", () => {
  for (const [key, metricName, comparison, threshold, more] of [
    ["cpu", "CPUUtilization", ">=", 90, { statistic: "Minimum", treatMissingData: "breaching" }],
    ["storage", "FreeStorageSpace", "<", 10 * gib, { evaluationPeriods: 6 }],
    ["connections", "DatabaseConnections", ">=", 934, {}],
    ["memory", "FreeableMemory", "<", Math.floor(0.8 * gib), {}],
    ["transactions", "MaximumUsedTransactionIDs", ">=", 1_000_000_000, { evaluationPeriods: 1 }],
    ["io-burst", "EBSIOBalance%", "<", 10, { treatMissingData: "notBreaching" }],
    ["throughput-burst", "EBSByteBalance%", "<", 10, { treatMissingData: "notBreaching" }],
    [
      "replica-1-lag",
      "ReplicaLag",
      ">=",
      60,
      { dimensions: { DBInstanceIdentifier: "gitlab-prod-2" }, treatMissingData: "breaching" },
    ],
  ] as const) {
    it(`hear of ${metricName} ${comparison} ${String(threshold)}`, () => {
      const { alarmDescription, ...watched } = alarms.find((alarm) => alarm.key === `database-${key}`)!;
      assert.deepEqual(watched, {
        ...common,
        key: `database-${key}`,
        metricName,
        comparisonOperator: comparison === "<" ? "LessThanThreshold" : "GreaterThanOrEqualToThreshold",
        threshold,
        ...more,
      });
      assert.match(alarmDescription, /^.{60,1024}$/);
    });
  }

  it("are these and no others, and watch the lag of replicas only where there are some", () => {
    assert.equal(alarms.length, 8);
    const alone = databaseAlarms({ identifier: "gitlab-prod-1", plan });
    assert.deepEqual(
      alone.map(({ key }) => key),
      alarms.map(({ key }) => key).slice(0, 7),
    );
  });

  it("lead to a console that exists: that of Performance Insights ended on 2026-07-31", () => {
    const led = alarms.filter(({ alarmDescription }) => alarmDescription.includes(" Insights"));
    assert.deepEqual(
      led.map(({ key }) => key),
      ["database-cpu", "database-storage", "database-memory", "database-io-burst", "database-throughput-burst"],
    );
    for (const { alarmDescription } of led) assert.match(alarmDescription, /CloudWatch, Database Insights,/);
  });

  it("say the limits of the plan", () => {
    const text = (key: string) => alarms.find((alarm) => alarm.key === key)?.alarmDescription ?? "";
    assert.match(text("database-storage"), /its limit of 500 GiB/);
    assert.match(text("database-connections"), /more than 934 connections of 1168/);
  });
});
