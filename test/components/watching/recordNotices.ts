import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { certificateAlarm, doorAlarms } from "../../../components/edge/doorAlarms.ts";
import { sshDoor, webDoors, type Door } from "../../../components/edge/doors.ts";
import { portsAlarm } from "../../../components/edge/portsAlarm.ts";
import { nodeAlarms } from "../../../components/nodes/nodeAlarms.ts";
import type { WatchedDatabase } from "../../../components/watching/databaseEvents.ts";
import { Notices } from "../../../components/watching/notices.ts";
import type { PatchingSettings } from "../../../config/decisions/patchingSettings.ts";
import { roles } from "../../../gitlab/roles.ts";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { only, place } from "../recorded.ts";

/** The door for the web. */
export const web = webDoors[0]!;

/** Records the notices of a box with two doors. */
export const recordNotices = (
  change: {
    emails?: string[];
    backup?: { schedule?: string; snapshotSchedule?: string };
    patching?: Partial<PatchingSettings>;
    doors?: Door[];
    copyVaultArn?: string;
    database?: WatchedDatabase;
  } = {},
) =>
  record(
    () => {
      const { emails = ["admins@example.com"], backup, patching, doors = [web, sshDoor] } = change;
      return {
        topicArn: new Notices("gitlab-notices", {
          emails,
          keyArn: "arn:test:logs",
          place,
          vaultName: pulumi.output("vault-1"),
          copyVaultArn: change.copyVaultArn === undefined ? undefined : pulumi.output(change.copyVaultArn),
          database: change.database,
          alarms: [
            ...nodeAlarms(
              {
                stack: "dev",
                plan: { name: "gitaly-1", role: "box" },
                alone: true,
                backup: { schedule: "0 2 * * *", snapshotSchedule: "0 5 * * *", ...backup },
                patching: { schedule: undefined, release: "latest", reboot: true, ...patching },
              },
              roles.box.metrics,
              "i-1",
            ),
            ...doorAlarms({
              loadBalancer: pulumi.output("net/front/1"),
              groups: doors.map((door) => ({ door, arnSuffix: pulumi.output(`targetgroup/${door.name}/1`) })),
            }),
            portsAlarm("frontDoor", pulumi.output("net/front/1")),
            certificateAlarm(pulumi.output("arn:test:certificate")),
          ],
        }).topicArn,
      };
    },
    { computed: "standIns" },
  );

/** Names of all alarms, without those of the environment. */
export const alarmNames = [
  "gitaly-1-converge",
  "gitaly-1-backup-failed",
  "gitaly-1-backup-age",
  "gitaly-1-backup-room",
  "gitaly-1-snapshot-age",
  "gitaly-1-volume",
  "gitaly-1-root-disk",
  "gitaly-1-memory",
  "gitaly-1-migrations",
  "gitaly-1-system-age",
  "gitaly-1-patch-failed",
  "gitaly-1-status",
  "web-health",
  "ssh-health",
  "connections",
  "certificate",
];

/** The inputs of an alarm. */
export const alarm = (recording: Recording, name: string) =>
  only(recording, "cloudwatch/metricAlarm:MetricAlarm", `gitlab-notices-${name}`).inputs;

/** What an alarm watches, without its text and its actions. */
export function watched(recording: Recording, name: string): unknown {
  const { alarmDescription, alarmActions, okActions, ...rest } = alarm(recording, name);
  assert.deepEqual([alarmActions, okActions], [["arn:test:gitlab-notices"], ["arn:test:gitlab-notices"]]);
  assert.match(String(alarmDescription), /^.{60,1024}$/);
  return rest;
}

/** What alarms on metrics of the node have in common. */
export const ofNode = {
  namespace: "GitLab/dev",
  dimensions: { Node: "gitaly-1" },
  statistic: "Maximum",
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  period: 300,
};
