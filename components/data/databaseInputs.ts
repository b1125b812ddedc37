import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "../../config/decisions/databasePlan.ts";
import { databaseLogs } from "../../gitlab/databaseLogGroups.ts";
import { postgresqlPort } from "../../gitlab/portNumbers.ts";

/** What the servers of a database have in common. */
export interface DatabaseInputsArgs {
  readonly plan: DatabasePlan;
  readonly securityGroupId: pulumi.Input<string>;
  /** Key of the disk, its snapshots and Performance Insights. An existing server keeps its own. */
  readonly keyArn: pulumi.Input<string>;
}

/**
 * The inputs that the server has in common with its read replicas: class and disk are the same, or replicas would fall behind
 * (RDS user guide, monitoring and tuning the replication process, 2026).
 *
 * @param args plan, security group and key
 * @param monitoringRole with which RDS writes what the operating system reports
 */
export function databaseInputs({ plan, securityGroupId, keyArn }: DatabaseInputsArgs, monitoringRole: aws.iam.Role) {
  return {
    instanceClass: plan.instanceClass,
    port: postgresqlPort,
    iamDatabaseAuthenticationEnabled: true, // for people; GitLab's own roles have passwords
    vpcSecurityGroupIds: [securityGroupId],
    publiclyAccessible: false,
    caCertIdentifier: "rds-ca-rsa2048-g1", // until 2061; in the bundle of every region
    storageType: "gp3",
    maxAllocatedStorage: plan.maxStorageGiB,
    storageEncrypted: true,
    autoMinorVersionUpgrade: plan.minorUpgrades,
    allowMajorVersionUpgrade: false,
    copyTagsToSnapshot: true,
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: 7, // the free ones
    performanceInsightsKmsKeyId: keyArn,
    monitoringInterval: 60,
    monitoringRoleArn: monitoringRole.arn,
    enabledCloudwatchLogsExports: [...databaseLogs],
    // A disk that is full, or a class that is too small, cannot wait for the maintenance window.
    applyImmediately: true,
  };
}
