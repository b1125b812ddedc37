import * as pulumi from "@pulumi/pulumi";
import { Database, type DatabaseArgs } from "../../../components/data/database.ts";
import type { DatabasePlan } from "../../../config/decisions/databasePlan.ts";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { place } from "../recorded.ts";

/** A server for 3,000 users. */
export const plan: DatabasePlan = {
  instanceClass: "db.m6g.xlarge",
  vcpu: 4,
  memoryGiB: 16,
  storageGiB: 100,
  maxStorageGiB: 500,
  multiAz: true,
  maxConnections: 1168,
  backupDays: 14,
  minorUpgrades: true,
  backupWindow: "03:00-03:30",
  maintenanceWindow: "sun:04:00-sun:04:30",
  replicas: 0,
  replicaMaintenanceWindows: ["sat:04:00-sat:04:30", "fri:04:00-fri:04:30"],
};

/** A program with a database server. */
export const databaseProgram =
  (change: Partial<DatabaseArgs> = {}) =>
  () => {
    const { identifier, host, port, arn, masterPassword, replicas } = new Database("gitlab-data-database", {
      stack: "prod",
      plan,
      place,
      subnetIds: ["subnet-1", "subnet-2"],
      zoneNames: ["us-east-1a", "us-east-1b"],
      securityGroupId: "sg-1",
      replicaSecurityGroupId: pulumi.output("sg-2"),
      keyArn: "arn:test:database",
      secretKeyArn: "arn:test:secrets",
      logKeyArn: "arn:test:logs",
      logRetentionDays: 365,
      protection: { kind: "on" },
      ...change,
    });
    return { identifier, host, port, arn, masterPassword, replicas };
  };

/** Records a database server. */
export const recordDatabase = (change: Partial<DatabaseArgs> = {}): Promise<Recording> =>
  record(databaseProgram(change), { computed: "standIns" });
