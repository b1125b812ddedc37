import assert from "node:assert/strict";
import { databaseAlarms } from "../../../components/data/databaseAlarms.ts";
import { replicaAlarms } from "../../../components/data/replicaAlarms.ts";
import * as pulumi from "@pulumi/pulumi";
import { plan } from "./recordDatabase.ts";

const demand = { total: 900, onReplica: 700 };
const replica = { number: 2, identifier: pulumi.output("gitlab-prod-1-replica-2") };
const alarms = replicaAlarms({ replica, plan: { ...plan, demand } });
const withKey = (key: string) => alarms.find((alarm) => alarm.key === `database-replica-2-${key}`)!;

describe("alarms of a read replica", () => {
  it("are those of a server, but for transactions that only the database freezes, and its lag", () => {
    const ofDatabase = databaseAlarms({ identifier: "gitlab-prod-1", plan: { ...plan, demand } });
    const expected = ofDatabase
      .filter(({ key }) => key !== "database-transactions")
      .map(({ key, metricName }) => [key.replace("database", "database-replica-2"), metricName]);
    assert.deepEqual(
      alarms.map(({ key, metricName }) => [key, metricName]),
      [...expected, ["database-replica-2-lag", "ReplicaLag"]],
    );
    for (const { dimensions, alarmDescription } of alarms) {
      assert.equal(dimensions.DBInstanceIdentifier, replica.identifier);
      assert.match(alarmDescription, /[Rr]ead replica 2 of the database.{60,1000}$/);
    }
  });

  it("hear of a lag with which GitLab reads elsewhere", () => {
    const { alarmDescription, dimensions, ...lag } = withKey("lag");
    assert.match(alarmDescription, /60 seconds behind for 15 minutes/);
    assert.equal(dimensions.DBInstanceIdentifier, replica.identifier);
    assert.deepEqual(lag, {
      key: "database-replica-2-lag",
      namespace: "AWS/RDS",
      metricName: "ReplicaLag",
      statistic: "Minimum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 60,
      period: 300,
      evaluationPeriods: 3,
      treatMissingData: "missing",
    });
  });

  it("say what the replica has and needs, not what the database does", () => {
    assert.match(
      withKey("connections").alarmDescription,
      /^Read replica 2 .* has 1441 connections or more of 1802; .* need 700 at most, .* otherwise choose a larger class\.$/,
    );
    assert.match(
      withKey("storage").alarmDescription,
      /^The disk of read replica 2 .* A full disk ends the replication\./,
    );
    assert.equal(withKey("connections").threshold, 1441);
  });
});
