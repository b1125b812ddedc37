import type * as pulumi from "@pulumi/pulumi";
import type { NamedNodePlan } from "../../config/decisions/namedNodes.ts";
import { longestGapHours, oldestBackupHours } from "../../config/oldestBackupHours.ts";
import type { Settings } from "../../config/settings.ts";
import type { PatchingSettings } from "../../config/decisions/patchingSettings.ts";
import { snapshotMinutes } from "../../config/snapshotMinutes.ts";
import { logFiles } from "../../gitlab/logFiles.ts";
import type { MetricName } from "../../gitlab/metrics.ts";
import type { Alarm } from "../watching/alarm.ts";
import { nodeLimits } from "./nodeLimits.ts";
import { reportedAlarm, type AlarmRow } from "./reportedAlarm.ts";

/** A node to watch. */
export interface WatchedNode {
  readonly stack: string;
  readonly plan: Pick<NamedNodePlan, "name" | "role">;
  /** Whether its role has no other node. Several share a generation. */
  readonly alone: boolean;
  /** The schedules determine how old a backup and a snapshot may become. */
  readonly backup: Pick<Settings["backup"], "schedule" | "snapshotSchedule">;
  readonly patching: PatchingSettings;
}

/** Hours beyond the usual gap that a snapshot may take before the alarm rings: its job may start late and take long, plus an hour, because the node checks once an hour. */
const snapshotGraceHours = (snapshotMinutes.start + snapshotMinutes.completion) / 60 + 1;

const { fullPercent, memoryPercent, systemDays } = nodeLimits;

/** Percent of the room that the last backup needed: below 100 the next backup is refused. */
const roomPercent = 115;

/**
 * Days before the end of a certificate, of a node or an authority. The toolbox issues another one for a node 120 days before
 * (scripts/lib/authority.sh); an authority is replaced by a person, in three runs of `pulumi up`.
 */
const certificateDays = 30;

/** The alarm of each metric; none if the stack file makes it pointless. */
const rows: Readonly<Record<MetricName, (watched: WatchedNode) => AlarmRow | undefined>> = {
  ConvergeFailed: (watched) => ({
    key: "converge",
    alarmDescription: `${watched.plan.name} could not reach its configuration, or does not report. ${shell(watched.plan.name)} and read ${logFiles.converge}. Once the cause is fixed: systemctl start gitlab-converge. If you cannot open a shell, look at the instance in EC2, then ${replaceInstance(watched)}.`,
    threshold: 1,
    evaluationPeriods: 3,
    treatMissingData: "breaching",
  }),
  BackupFailed: ({ plan: { name, role } }) => ({
    key: "backup-failed",
    alarmDescription: `The last backup of ${name} failed; ${role === "box" ? "earlier ones are kept until one succeeds" : "repair it before the earlier ones expire"}. ${shell(name)}, read ${logFiles.backup}, then: systemctl start gitlab-node-backup.`,
    threshold: 1,
  }),
  BackupAgeHours: ({ plan: { name }, backup }) => {
    const hours = oldestBackupHours(backup.schedule);
    return {
      key: "backup-age",
      alarmDescription: `${name} has no backup from the last ${String(hours)} hours. ${shell(name)} and read: systemctl status gitlab-node-backup.timer gitlab-node-backup; start one: systemctl start gitlab-node-backup.`,
      threshold: hours,
    };
  },
  BackupRoomPercent: ({ plan: { name, role } }) => ({
    key: "backup-room",
    alarmDescription: `The data volume of ${name} has barely the room that a backup needs; without it, backups are refused. Raise nodes.${role}.volumeGiB and run pulumi up.`,
    statistic: "Minimum",
    comparisonOperator: "LessThanThreshold",
    threshold: roomPercent,
  }),
  SnapshotAgeHours: ({ plan: { name }, backup }) => {
    const hours = longestGapHours(backup.snapshotSchedule) + snapshotGraceHours;
    return {
      key: "snapshot-age",
      alarmDescription: `AWS Backup has no snapshot of ${name}'s data volume from the last ${String(hours)} hours, or does not answer. See the jobs in AWS Backup; start one by hand: aws backup start-backup-job (docs/operations.md, alarms).`,
      threshold: hours,
    };
  },
  DataVolumeUsedPercent: ({ plan: { name, role } }) => ({
    key: "volume",
    alarmDescription: `The data volume of ${name} is ${String(fullPercent)} % full. Raise nodes.${role}.volumeGiB and run pulumi up; the file system follows within five minutes.`,
    threshold: fullPercent,
  }),
  RootDiskUsedPercent: ({ plan: { name, role } }) => ({
    key: "root-disk",
    alarmDescription: `The root disk of ${name} is ${String(fullPercent)} % full. ${shell(name)} and look for what has grown: du -xh --max-depth=3 / | sort -h | tail; or raise nodes.${role}.rootVolumeGiB with nodes.${role}.generation.`,
    threshold: fullPercent,
  }),
  MemoryUsedPercent: ({ plan: { name, role } }) => ({
    key: "memory",
    alarmDescription: `${name} has used more than ${String(memoryPercent)} % of its memory for 15 minutes. ${shell(name)} and look: ps aux --sort=-rss | head; gitlab-ctl restart sidekiq frees what it holds. If it happens again, choose a larger nodes.${role}.instanceType.`,
    threshold: memoryPercent,
    evaluationPeriods: 3,
  }),
  FailedMigrations: ({ plan: { name } }) => ({
    key: "migrations",
    alarmDescription: `A background migration of GitLab has failed on ${name}: the next upgrade is refused. In GitLab, open Admin > Monitoring > Background migrations, tab Failed, and retry it.`,
    threshold: 1,
  }),
  CertificateDays: ({ plan: { name } }) => ({
    key: "certificate",
    alarmDescription: `The certificate of ${name} for other nodes ends in less than ${String(certificateDays)} days; the toolbox should have issued another one long ago. Open a shell on toolbox-1 and read ${logFiles.converge}.`,
    statistic: "Minimum",
    comparisonOperator: "LessThanThreshold",
    threshold: certificateDays,
  }),
  AuthorityDays: () => ({
    key: "authority",
    alarmDescription: `An authority for TLS between nodes ends in less than ${String(certificateDays)} days, or the toolbox does not say for 15 minutes: then look at its alarm converge first. At the end of an authority nodes refuse each other, and GitLab is down. Replace it in three runs of pulumi up, with nodeTls.trusted and nodeTls.issuing; if it no longer issues, drop it from nodeTls.trusted (docs/operations.md, Tiers: replace passwords and keys).`,
    statistic: "Minimum",
    comparisonOperator: "LessThanThreshold",
    threshold: certificateDays,
    evaluationPeriods: 3,
    treatMissingData: "breaching",
  }),
  UnavailableRepositories: ({ plan: { name } }) => ({
    key: "repositories",
    alarmDescription: `According to ${name}, no healthy member has an up-to-date copy of some repositories of the Gitaly Cluster, or Praefect there does not say for 15 minutes. ${shell(name)}. If gitlab-ctl status praefect is down: gitlab-ctl start praefect. Otherwise list them: sudo -u git -- /opt/gitlab/embedded/bin/praefect -config /var/opt/gitlab/praefect/config.toml dataloss; then look at the members that it names (docs/operations.md, alarms).`,
    threshold: 1,
    evaluationPeriods: 3, // a member that restarts is back by then
    treatMissingData: "breaching",
  }),
  PatchFailed: ({ plan: { name } }) => ({
    key: "patch-failed",
    alarmDescription: `The last upgrade of ${name}'s operating system failed. ${shell(name)}, read ${logFiles.patch}, then: systemctl start gitlab-node-patch.`,
    threshold: 1,
  }),
  RestartNeeded: ({ plan: { name }, patching }) =>
    patching.reboot
      ? undefined
      : {
          key: "restart",
          alarmDescription: `The operating system of ${name} was upgraded, which takes effect only after a restart; patching.reboot is false. ${shell(name)} at a good time and run: reboot.`,
          threshold: 1,
        },
  SystemAgeDays: ({ plan: { name }, patching }) => ({
    key: "system-age",
    alarmDescription: `The operating system of ${name} is a release of ${String(systemDays)} days ago: known holes are open. ${
      patching.schedule === undefined
        ? "Set patching.schedule, or upgrade it once: open a shell and run systemctl start gitlab-node-patch"
        : `Raise patching.release, or read ${logFiles.patch} on the node`
    } (docs/operations.md, patches).`,
    threshold: systemDays,
  }),
};

/**
 * The alarms of a node: one for each metric that it reports, and one for what only EC2 sees.
 *
 * @param watched the node
 * @param reports the metrics that its role reports
 * @param instanceId the instance that runs it
 */
export function nodeAlarms(
  watched: WatchedNode,
  reports: readonly MetricName[],
  instanceId: pulumi.Input<string>,
): Alarm[] {
  const { name } = watched.plan;
  const ofMetrics = reports.flatMap((metricName): Alarm[] => {
    const row = rows[metricName](watched);
    return row === undefined ? [] : [reportedAlarm({ stack: watched.stack, node: name }, metricName, row)];
  });
  const status: Alarm = {
    key: `${name}-status`,
    alarmDescription: `EC2 cannot reach ${name}, or its host is broken. AWS recovers it automatically; if that does not happen within 15 minutes, ${replaceInstance(watched)}.`,
    namespace: "AWS/EC2",
    metricName: "StatusCheckFailed",
    dimensions: { InstanceId: instanceId },
    statistic: "Maximum",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: 3,
    treatMissingData: "breaching",
  };
  return [...ofMetrics, status];
}

function shell(node: string): string {
  return `Open a shell on ${node}`;
}

/** A generation belongs to a role: with several nodes it would replace healthy ones, and those first. */
function replaceInstance({ plan: { name, role }, alone }: WatchedNode): string {
  return alone
    ? `raise nodes.${role}.generation and run pulumi up`
    : `run pulumi up --replace <URN of the instance of ${name}> (docs/operations.md, replace the instance)`;
}
