import type * as pulumi from "@pulumi/pulumi";
import { schedule } from "../config/cron.ts";
import { metricNamespace } from "../gitlab/pointer.ts";
import type { DoorGroup } from "./frontDoor.ts";

/** What is watched. */
export interface AlarmSubject {
  readonly stack: string;
  /** Instance of each node, by name. */
  readonly nodes: Readonly<Record<string, pulumi.Output<string>>>;
  /** Five-field cron of the backup, which says how old one may become. */
  readonly backupSchedule: string;
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

/** Days before a certificate's end: ACM renews 60 days before it. */
const certificateDays = 21;

const fullPercent = 85;

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
        alarmDescription: `EC2 cannot reach ${node}, or its host is broken. AWS recovers it by itself; if it does not within 15 minutes, raise its generation.`,
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
        "The load balancer has no port left towards the node and drops connections: it has about 55,000 for each port of the node. Look for a client that opens too many in the access logs of the front door.",
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
      alarmDescription: `The certificate ends in less than ${String(certificateDays)} days. ACM renews by itself if its validation records are there: see the certificate in ACM.`,
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

function nodeAlarms({ stack, backupSchedule }: AlarmSubject, node: string): Alarm[] {
  const common = { ...reported, namespace: metricNamespace(stack), dimensions: { Node: node } };
  const read = schedule(backupSchedule);
  const gapHours = "longestGapHours" in read ? read.longestGapHours : 24;
  return [
    {
      ...common,
      key: `${node}-converge`,
      alarmDescription: `${node} could not bring itself to its configuration, or does not report. Open a shell and read /var/log/gitlab-node/converge.log.`,
      metricName: "ConvergeFailed",
      threshold: 1,
      evaluationPeriods: 3,
    },
    {
      ...common,
      key: `${node}-backup-failed`,
      alarmDescription: `The last backup of ${node} failed. Open a shell, read /var/log/gitlab-node/backup.log, then start gitlab-node-backup.service.`,
      metricName: "BackupFailed",
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: "missing", // silence is the first alarm's business
    },
    {
      ...common,
      key: `${node}-backup-age`,
      alarmDescription: `${node} has no backup of the last ${String(gapHours + backupGraceHours)} hours. Open a shell and read: systemctl status gitlab-node-backup.timer.`,
      metricName: "BackupAgeHours",
      threshold: gapHours + backupGraceHours,
      evaluationPeriods: 1,
      treatMissingData: "missing",
    },
    {
      ...common,
      key: `${node}-volume`,
      alarmDescription: `The data volume of ${node} is ${String(fullPercent)} % full. Raise nodes.box.volumeGiB; the file system follows within five minutes.`,
      metricName: "DataVolumeUsedPercent",
      threshold: fullPercent,
      evaluationPeriods: 1,
      treatMissingData: "missing",
    },
  ];
}

function healthAlarm({ loadBalancer }: AlarmSubject, group: DoorGroup): Alarm {
  return {
    key: `${group.name}-health`,
    alarmDescription: `Nothing healthy answers behind the door ${group.name}. Open a shell on the node: gitlab-ctl status, then converge.log.`,
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
