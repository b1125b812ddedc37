import assert from "node:assert/strict";
import { databaseAlarms } from "../../../components/data/databaseAlarms.ts";
import { tierArchitecture, tierForms } from "../../fixtures/tierArchitectures.ts";
import { plan } from "./recordDatabase.ts";

const planned = { ...plan, demand: { total: 900 } };
const alarms = databaseAlarms({ identifier: "gitlab-prod-1", plan: planned });

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

  it("are these and no others", () => {
    assert.equal(alarms.length, 7);
  });

  for (const { users, form } of tierForms) {
    it(`do not ring at the planned maximum: ${String(users)} ${form.highAvailability} ${form.gitaly}`, () => {
      const { database } = tierArchitecture(users, form);
      assert.ok(database);
      const all = databaseAlarms({ identifier: "gitlab-prod-1", plan: database });
      const { threshold = 0 } = all.find(({ key }) => key === "database-connections") ?? {};
      const reserved = database.demand.needs.find(({ client }) => client === "reserve")?.connections ?? 0;
      assert.ok(threshold > database.demand.total - reserved, String(threshold));
      assert.ok(threshold >= Math.floor(database.maxConnections * 0.8) && threshold <= database.maxConnections);
    });
  }

  it("ring at what is planned where that is more than 80 %", () => {
    const full = databaseAlarms({ identifier: "gitlab-prod-1", plan: { ...plan, demand: { total: 1100 } } });
    const { threshold, alarmDescription } = full.find(({ key }) => key === "database-connections")!;
    assert.equal(threshold, 1100);
    assert.match(alarmDescription, /has 1100 connections or more of 1168; .* need 1100 at most/);
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
    assert.match(text("database-connections"), /has 934 connections or more of 1168; .* need 900 at most/);
  });
});
