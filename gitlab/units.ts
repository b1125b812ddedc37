import type { Architecture } from "../config/architecture.ts";
import { backupRoom } from "../config/backupRoom.ts";
import { oldestBackupHours } from "../config/oldestBackupHours.ts";
import type { BroughtPath, BundleFile } from "./files.ts";
import { groupName, lifecycleHooks } from "./groupNames.ts";
import { groupOf } from "./groupOf.ts";
import { servingSeconds } from "./leavingTimes.ts";
import { onCalendar } from "./onCalendar.ts";
import { patchTurn } from "./patchTurn.ts";
import type { Context } from "./rb/context.ts";
import { sidekiqLatency } from "./sidekiqLatency.ts";

/** One of our services on a node: its files, and what its script has to know. */
interface Unit {
  readonly brings: readonly BroughtPath[];
  /** Files that depend on the stack file. */
  readonly makes?: (architecture: Architecture) => readonly BundleFile[];
  /** Variables of its script. */
  readonly environment?: (context: Context) => Readonly<Record<string, string>>;
}

/** Our services that a node can have. */
export const units = {
  converge: { brings: ["bootstrap", "converge", "load-release.sh", "units/gitlab-converge.service"] },
  report: {
    brings: ["report", "tend", "units/gitlab-node-report.service", "units/gitlab-node-report.timer"],
  },
  certificates: {
    brings: ["certificates", "units/gitlab-node-certificates.service", "units/gitlab-node-certificates.timer"],
  },
  latency: {
    brings: ["latency", "units/gitlab-node-latency.service"],
    environment: ({ endpoints: { caches } }) => ({
      ...(caches.redis ? { REDIS_HOST: caches.redis.host, REDIS_PORT: String(caches.redis.port) } : {}),
      LATENCY_METRIC: sidekiqLatency,
    }),
  },
  backup: {
    brings: ["backup", "backups/box-backup.sh", "units/gitlab-node-backup.service"],
    makes: backupTimer,
    environment: ({ architecture: { backup }, endpoints: { buckets } }) => ({
      BACKUPS_BUCKET: buckets.backups,
      BACKUP_RETENTION_DAYS: String(backup.retentionDays),
      BACKUP_OLDEST_HOURS: String(oldestBackupHours(backup.schedule)),
      BACKUP_ROOM_TIMES: String(backupRoom.times),
      BACKUP_ROOM_MARGIN_MIB: String(backupRoom.marginMiB),
    }),
  },
  /** Of repositories on other nodes, and the way back. */
  repositoryBackup: {
    brings: ["backup", "backups/toolbox-backup.sh", "restore", "units/gitlab-node-backup.service"],
    makes: backupTimer,
    environment: ({ architecture: { backup }, endpoints: { buckets } }) => ({
      BACKUPS_BUCKET: buckets.backups,
      GITALY_BACKUPS_BUCKET: buckets["gitaly-backups"] ?? "",
      BACKUP_RETENTION_DAYS: String(backup.retentionDays),
      BACKUP_OLDEST_HOURS: String(oldestBackupHours(backup.schedule)),
    }),
  },
  leaving: {
    brings: ["leaving", "units/gitlab-node-leaving.service"],
    environment: ({ architecture, node, role }) => {
      const { drainSeconds } = groupOf(architecture, node.role);
      return {
        GROUP: groupName(architecture.stack, node.role),
        LAUNCHING_HOOK: lifecycleHooks.launching,
        TERMINATING_HOOK: lifecycleHooks.terminating,
        DRAIN_SECONDS: String(drainSeconds),
        SERVING_SECONDS: String(role.runs.includes("nginx") ? servingSeconds(drainSeconds) : 0),
      };
    },
  },
  patch: {
    brings: ["patch", "units/gitlab-node-patch.service"],
    // A missed run is skipped: a node that comes back in the morning does not restart again at once.
    makes: ({ patching: { schedule } }) =>
      schedule === undefined ? [] : [timer("patch", "Brings the operating system up to date", schedule, false)],
    environment: ({ architecture, node }) => ({
      PATCH_RELEASE: architecture.patching.release,
      PATCH_REBOOT: String(architecture.patching.reboot),
      PATCH_TURN_SECONDS: String(patchTurn(architecture, node.name)),
    }),
  },
} as const satisfies Readonly<Record<string, Unit>>;

/** Name of a unit. */
export type UnitName = keyof typeof units;

function backupTimer({ backup }: Architecture): BundleFile[] {
  return [timer("backup", "Backs GitLab up to S3", backup.schedule, true)];
}

function timer(name: string, description: string, schedule: string, persistent: boolean): BundleFile {
  const lines = [
    "[Unit]",
    `Description=${description}`,
    "",
    "[Timer]",
    ...onCalendar(schedule).map((expression) => `OnCalendar=${expression}`),
    `Persistent=${String(persistent)}`,
    "",
    "[Install]",
    "WantedBy=timers.target",
    "",
  ];
  return { path: `units/gitlab-node-${name}.timer`, mode: "0644", content: lines.join("\n") };
}
