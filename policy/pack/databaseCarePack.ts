import type { PackedPolicy } from "../packedPolicy.ts";
import { forbidOutdatedPostgresql } from "../policies/rds/forbidOutdatedPostgresql.ts";
import { requireDatabaseBackups } from "../policies/rds/requireDatabaseBackups.ts";
import { requireDeletionProtection } from "../policies/rds/requireDeletionProtection.ts";
import { requireEnhancedMonitoring } from "../policies/rds/requireEnhancedMonitoring.ts";
import { requireEventSubscriptions } from "../policies/rds/requireEventSubscriptions.ts";
import { requireMinorUpgrades } from "../policies/rds/requireMinorUpgrades.ts";
import { requirePerformanceInsights } from "../policies/rds/requirePerformanceInsights.ts";
import { requireServerLogs } from "../policies/rds/requireServerLogs.ts";
import { requireSlowStatementLog } from "../policies/rds/requireSlowStatementLog.ts";
import { requireStandby } from "../policies/rds/requireStandby.ts";
import { requireTagsOnSnapshots } from "../policies/rds/requireTagsOnSnapshots.ts";

/** Policies about RDS: how a database is kept running, watched and saved. */
export const databaseCarePack: readonly PackedPolicy[] = [
  {
    name: "rds-require-standby",
    policy: requireStandby,
    level: "advisory",
    severity: "medium",
    description: "Databases have a standby in another zone.",
    todo: "Set multiAz, or accept that the database is down while its zone is.",
    frameworks: ["FSBP RDS.5", "CIS 3.2.4"],
  },
  {
    name: "rds-require-enhanced-monitoring",
    policy: requireEnhancedMonitoring,
    level: "mandatory",
    severity: "low",
    description: "The operating system of databases reports how it is.",
    todo: "Set monitoringInterval, such as 60, and monitoringRoleArn.",
    frameworks: ["FSBP RDS.6"],
  },
  {
    name: "rds-require-deletion-protection",
    policy: requireDeletionProtection,
    level: "mandatory",
    severity: "high",
    description: "AWS refuses to delete databases.",
    todo: "Set deletionProtection, or lift the protection of the whole stack with a reason.",
    frameworks: ["FSBP RDS.7", "FSBP RDS.8"],
  },
  {
    name: "rds-require-server-logs",
    policy: requireServerLogs,
    level: "mandatory",
    severity: "medium",
    description: "Databases send their logs to CloudWatch.",
    todo: "Name all logs of the engine in enabledCloudwatchLogsExports.",
    frameworks: ["FSBP RDS.9", "FSBP RDS.34", "FSBP RDS.36", "FSBP RDS.37"],
  },
  {
    name: "rds-require-slow-statement-log",
    policy: requireSlowStatementLog,
    level: "mandatory",
    severity: "low",
    description: "PostgreSQL logs statements that take long.",
    todo: "Set log_min_duration_statement in the parameter group of the database.",
    frameworks: ["AWS Checkov CKV2_AWS_30"],
  },
  {
    name: "rds-require-backups",
    policy: requireDatabaseBackups,
    level: "mandatory",
    severity: "high",
    description: "Databases can be taken back to any second of the last week.",
    todo: "Set backupRetentionPeriod to 7 or more.",
    frameworks: ["FSBP RDS.11", "FSBP RDS.26"],
  },
  {
    name: "rds-require-minor-upgrades",
    policy: requireMinorUpgrades,
    level: "mandatory",
    severity: "medium",
    description: "AWS installs minor versions of database engines.",
    todo: "Leave autoMinorVersionUpgrade on.",
    frameworks: ["FSBP RDS.13", "FSBP RDS.35", "CIS 3.2.2"],
  },
  {
    name: "rds-require-tags-on-snapshots",
    policy: requireTagsOnSnapshots,
    level: "mandatory",
    severity: "low",
    description: "Snapshots have the tags of their database.",
    todo: "Set copyTagsToSnapshot.",
    frameworks: ["FSBP RDS.16", "FSBP RDS.17"],
  },
  {
    name: "rds-require-event-subscriptions",
    policy: requireEventSubscriptions,
    level: "mandatory",
    severity: "low",
    description: "Somebody hears of failures, maintenance and changes of databases and their parameters.",
    todo: "Add an EventSubscription for each type of source, without sourceIds.",
    frameworks: ["FSBP RDS.19", "FSBP RDS.20", "FSBP RDS.21", "FSBP RDS.22"],
  },
  {
    name: "rds-require-performance-insights",
    policy: requirePerformanceInsights,
    level: "mandatory",
    severity: "low",
    description: "Databases record what they are busy with, encrypted with a customer key.",
    todo: "Set performanceInsightsEnabled and performanceInsightsKmsKeyId.",
    frameworks: ["AWS Checkov CKV_AWS_353", "AWS Checkov CKV_AWS_354"],
  },
  {
    name: "rds-forbid-outdated-postgresql",
    policy: forbidOutdatedPostgresql,
    level: "mandatory",
    severity: "high",
    description: "PostgreSQL is a version with standard support.",
    todo: "Set engineVersion to 14 or newer.",
    frameworks: ["AWS Checkov CKV_AWS_250", "AWS Checkov CKV_AWS_388"],
  },
];
