import assert from "node:assert/strict";
import { list } from "../recorded.ts";
import { alarm, ofNode, recordNotices, watched } from "./recordNotices.ts";

describe("alarms of nodes", () => {
  it("take a node's silence for a failed converge, and for nothing else", async () => {
    const recording = await recordNotices();
    assert.deepEqual(watched(recording, "gitaly-1-converge"), {
      ...ofNode,
      metricName: "ConvergeFailed",
      threshold: 1,
      evaluationPeriods: 3,
      treatMissingData: "breaching",
    });
  });

  for (const [name, metricName, threshold, more] of [
    ["backup-failed", "BackupFailed", 1, {}],
    ["backup-age", "BackupAgeHours", 28, {}],
    ["backup-room", "BackupRoomPercent", 115, { statistic: "Minimum", comparisonOperator: "LessThanThreshold" }],
    ["snapshot-age", "SnapshotAgeHours", 38, {}],
    ["volume", "DataVolumeUsedPercent", 85, {}],
    ["root-disk", "RootDiskUsedPercent", 85, {}],
    ["memory", "MemoryUsedPercent", 92, { evaluationPeriods: 3 }],
    ["migrations", "FailedMigrations", 1, {}],
    ["system-age", "SystemAgeDays", 60, {}],
    ["patch-failed", "PatchFailed", 1, {}],
  ] as const) {
    it(`hear of ${metricName} from ${String(threshold)} on`, async () => {
      assert.deepEqual(watched(await recordNotices(), `gitaly-1-${name}`), {
        ...ofNode,
        evaluationPeriods: 1,
        treatMissingData: "missing",
        metricName,
        threshold,
        ...more,
      });
    });
  }

  it("hear of a restart that is needed where the node does not restart by itself", async () => {
    const recording = await recordNotices({ patching: { reboot: false } });
    assert.deepEqual(watched(recording, "gitaly-1-restart"), {
      ...ofNode,
      evaluationPeriods: 1,
      treatMissingData: "missing",
      metricName: "RestartNeeded",
      threshold: 1,
    });
    assert.ok(!list(await recordNotices()).some((line) => line.endsWith("-restart")));
  });

  for (const [snapshotSchedule, hours] of [
    ["0 */6 * * *", 6 + 14],
    ["0 5 * * 1-5", 72 + 14],
    ["0 5 * * 0", 168 + 14],
  ] as const) {
    it(`let a snapshot by ${snapshotSchedule} become ${String(hours)} hours old`, async () => {
      const { threshold, alarmDescription } = alarm(
        await recordNotices({ backup: { snapshotSchedule } }),
        "gitaly-1-snapshot-age",
      );
      assert.equal(threshold, hours);
      assert.match(String(alarmDescription), new RegExp(`from the last ${String(hours)} hours`));
    });
  }

  for (const [backupSchedule, hours] of [
    ["0 */6 * * *", 6 + 4],
    ["0 2 * * *", 24 + 4],
    ["0 2 * * 1-5", 72 + 4], // Friday to Monday
    ["0 2 * * 0", 168 + 4],
  ] as const) {
    it(`let a backup by ${backupSchedule} become ${String(hours)} hours old`, async () => {
      const { threshold, alarmDescription } = alarm(
        await recordNotices({ backup: { schedule: backupSchedule } }),
        "gitaly-1-backup-age",
      );
      assert.equal(threshold, hours);
      assert.match(String(alarmDescription), new RegExp(`the last ${String(hours)} hours`));
    });
  }

  it("watch the instance and its host", async () => {
    assert.deepEqual(watched(await recordNotices(), "gitaly-1-status"), {
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed",
      dimensions: { InstanceId: "i-1" },
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 60,
      evaluationPeriods: 3,
      treatMissingData: "breaching",
    });
  });
});
