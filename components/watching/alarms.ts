import type * as pulumi from "@pulumi/pulumi";
import { schedule } from "../../config/cron.ts";
import type { Settings } from "../../config/settings.ts";
import type { PatchingSettings } from "../../config/decisions/patchingSettings.ts";
import { snapshotMinutes } from "../../config/snapshotMinutes.ts";
import { metricNamespace } from "../../gitlab/pointer.ts";
import type { DoorGroup } from "../edge/frontDoor.ts";

/** What is watched. */
export interface AlarmSubject {
  readonly stack: string;
  /** Instance of each node, by name. */
  readonly nodes: Readonly<Record<string, pulumi.Output<string>>>;
  /** The schedules say how old a backup and a snapshot may become. */
  readonly backup: Pick<Settings["backup"], "schedule" | "snapshotSchedule">;
  readonly patching: PatchingSettings;
  readonly loadBalancer: pulumi.Output<string>;
  readonly groups: readonly DoorGroup[];
  readonly certificateArn: pulumi.Output<string>;
}

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
  /** A report that does not come is a failure, too; what only some hours have is none. */
  readonly treatMissingData: "breaching" | "notBreaching" | "missing";
}

/** Hours beyond the usual gap that a backup may take before somebody hears of it. */
const backupGraceHours = 4;

/** The same for a snapshot: its job may start late and take long; an hour more, since the node asks once an hour. */
const snapshotGraceHours = (snapshotMinutes.start + snapshotMinutes.completion) / 60 + 1;

/** Days before a certificate's end: ACM renews 60 days before it. */
const certificateDays = 21;

/** Percent of a disk; the root disk holds the package, of which an upgrade needs a second one for a while. */
const fullPercent = 85;

/** Percent of the room that the last backup needed: below 100 it is refused. */
const roomPercent = 115;

/** Percent of the memory that is in use and cannot be given back: GitLab slows down, then processes are killed. */
const memoryPercent = 92;

/** Days since the release of the operating system was built. Amazon Linux has a new one about every two weeks. */
const systemDays = 60;

const reported = {
  statistic: "Maximum",
  comparisonOperator: "GreaterThanOrEqualToThreshold",
  period: 300,
  treatMissingData: "breaching",
} as const;

/**
 * Everything that must not go unseen.
 *
 * @param subject what is watched
 * @returns one alarm per row
 */
export function alarms(subject: AlarmSubject): Alarm[] {
  return [
    ...Object.entries(subject.nodes).flatMap(([node, instanceId]) => [
      ...nodeAlarms(subject, node),
      {
        key: `${node}-status`,
        alarmDescription: `EC2 cannot reach ${node}, or its host is broken. AWS recovers it by itself; if it does not within 15 minutes, raise nodes.box.generation and run pulumi up.`,
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        dimensions: { InstanceId: instanceId },
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "breaching",
      } as const,
    ]),
    ...subject.groups.map((group) => healthAlarm(subject, group)),
    {
      key: "connections",
      alarmDescription:
        "The load balancer has no port left towards the node and drops connections: it has about 55,000 for each port of the node. Find the client that opens too many in the front door's access logs (bucket access-logs), and take it out of allow.",
      namespace: "AWS/NetworkELB",
      metricName: "PortAllocationErrorCount",
      dimensions: { LoadBalancer: subject.loadBalancer },
      statistic: "Sum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching", // no connections, no errors
    },
    {
      key: "certificate",
      alarmDescription: `The certificate ends in less than ${String(certificateDays)} days. ACM renews by itself if its validation records are there: open the certificate in ACM, and make the records that it misses. An imported one: import its successor.`,
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      dimensions: { CertificateArn: subject.certificateArn },
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: certificateDays,
      period: 86_400,
      evaluationPeriods: 1,
      treatMissingData: "notBreaching", // ACM publishes twice a day
    },
  ];
}

function nodeAlarms({ stack, backup, patching }: AlarmSubject, node: string): Alarm[] {
  const common = {
    ...reported,
    namespace: metricNamespace(stack),
    dimensions: { Node: node },
    evaluationPeriods: 1,
    treatMissingData: "missing", // silence is the first alarm's business
  } as const;
  const backupHours = longestGapHours(backup.schedule) + backupGraceHours;
  const snapshotHours = longestGapHours(backup.snapshotSchedule) + snapshotGraceHours;
  const shell = `Open a shell on ${node}`;
  return [
    {
      ...common,
      key: `${node}-converge`,
      alarmDescription: `${node} could not bring itself to its configuration, or does not report. ${shell} and read /var/log/gitlab-node/converge.log; when its cause is mended: systemctl start gitlab-converge. Without a shell, look at the instance in EC2 and raise nodes.box.generation.`,
      metricName: "ConvergeFailed",
      threshold: 1,
      evaluationPeriods: 3,
      treatMissingData: "breaching",
    },
    {
      ...common,
      key: `${node}-backup-failed`,
      alarmDescription: `The last backup of ${node} failed; earlier ones are kept until one succeeds. ${shell}, read /var/log/gitlab-node/backup.log, then: systemctl start gitlab-node-backup.`,
      metricName: "BackupFailed",
      threshold: 1,
    },
    {
      ...common,
      key: `${node}-backup-age`,
      alarmDescription: `${node} has no backup of the last ${String(backupHours)} hours. ${shell} and read: systemctl status gitlab-node-backup.timer gitlab-node-backup; start one: systemctl start gitlab-node-backup.`,
      metricName: "BackupAgeHours",
      threshold: backupHours,
    },
    {
      ...common,
      key: `${node}-backup-room`,
      alarmDescription: `The data volume of ${node} has hardly the room that a backup needs; without it, backups are refused. Raise nodes.box.volumeGiB and run pulumi up.`,
      metricName: "BackupRoomPercent",
      statistic: "Minimum",
      comparisonOperator: "LessThanThreshold",
      threshold: roomPercent,
    },
    {
      ...common,
      key: `${node}-snapshot-age`,
      alarmDescription: `AWS Backup has no snapshot of ${node}'s data volume of the last ${String(snapshotHours)} hours, or does not answer. See the jobs in AWS Backup; start one by hand: aws backup start-backup-job (docs/operations.md, alarms).`,
      metricName: "SnapshotAgeHours",
      threshold: snapshotHours,
    },
    {
      ...common,
      key: `${node}-volume`,
      alarmDescription: `The data volume of ${node} is ${String(fullPercent)} % full. Raise nodes.box.volumeGiB and run pulumi up; the file system follows within five minutes.`,
      metricName: "DataVolumeUsedPercent",
      threshold: fullPercent,
    },
    {
      ...common,
      key: `${node}-root-disk`,
      alarmDescription: `The root disk of ${node} is ${String(fullPercent)} % full. ${shell} and look for what has grown: du -xh --max-depth=3 / | sort -h | tail; or raise nodes.box.rootVolumeGiB with nodes.box.generation.`,
      metricName: "RootDiskUsedPercent",
      threshold: fullPercent,
    },
    {
      ...common,
      key: `${node}-memory`,
      alarmDescription: `${node} has used more than ${String(memoryPercent)} % of its memory for 15 minutes. ${shell} and look: ps aux --sort=-rss | head; gitlab-ctl restart sidekiq frees what it holds. If it comes again, take a larger nodes.box.instanceType.`,
      metricName: "MemoryUsedPercent",
      threshold: memoryPercent,
      evaluationPeriods: 3,
    },
    {
      ...common,
      key: `${node}-migrations`,
      alarmDescription: `A background migration of GitLab has failed on ${node}: the next upgrade is refused. In GitLab, open Admin > Monitoring > Background migrations, tab Failed, and retry it.`,
      metricName: "FailedMigrations",
      threshold: 1,
    },
    {
      ...common,
      key: `${node}-system-age`,
      alarmDescription: `The operating system of ${node} is a release of ${String(systemDays)} days ago: known holes are open. ${
        patching.schedule === undefined
          ? "Say patching.schedule, or upgrade it once: open a shell and run systemctl start gitlab-node-patch"
          : "Raise patching.release, or read /var/log/gitlab-node/patch.log on the node"
      } (docs/operations.md, patches).`,
      metricName: "SystemAgeDays",
      threshold: systemDays,
    },
    {
      ...common,
      key: `${node}-patch-failed`,
      alarmDescription: `The last upgrade of ${node}'s operating system failed. ${shell}, read /var/log/gitlab-node/patch.log, then: systemctl start gitlab-node-patch.`,
      metricName: "PatchFailed",
      threshold: 1,
    },
    ...(patching.reboot
      ? []
      : [
          {
            ...common,
            key: `${node}-restart`,
            alarmDescription: `The operating system of ${node} was upgraded, and only a restart brings that into use; patching.reboot is false. ${shell} when it suits and run: reboot.`,
            metricName: "RestartNeeded",
            threshold: 1,
          },
        ]),
  ];
}

function longestGapHours(cron: string): number {
  const read = schedule(cron);
  if ("allowed" in read) throw new RangeError(`The schedule ${cron} is none: ${read.allowed}.`);
  return read.longestGapHours;
}

function healthAlarm({ loadBalancer }: AlarmSubject, group: DoorGroup): Alarm {
  return {
    key: `${group.name}-health`,
    alarmDescription: `Nothing healthy answers behind the door ${group.name}. Open a shell on the node: gitlab-ctl status; start what is down by gitlab-ctl start, and read /var/log/gitlab-node/converge.log.`,
    namespace: "AWS/NetworkELB",
    metricName: "HealthyHostCount",
    dimensions: { LoadBalancer: loadBalancer, TargetGroup: group.arnSuffix },
    statistic: "Maximum", // over the zones: a zone without a node may count none for ever
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: 5,
    treatMissingData: "breaching",
  };
}
