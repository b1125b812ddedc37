import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What is watched for failed jobs of AWS Backup. */
export interface FailedBackupsArgs {
  readonly topicArn: pulumi.Input<string>;
  readonly vaultName: pulumi.Output<string>;
  /** The vault in another region; absent: nothing is copied. */
  readonly copyVaultArn: pulumi.Output<string> | undefined;
}

/** States of a job that has saved nothing. */
const failed = { state: ["FAILED", "ABORTED", "EXPIRED"] } as const;

/**
 * What has an end that AWS' console calls "Completed with issues": the job has saved a part, or nothing. It says so by a message only
 * (AWS Backup developer guide, monitoring by EventBridge, 2026-11), and copy jobs do not have it.
 */
const lacking = { state: ["COMPLETED"], statusMessage: [{ "anything-but": "" }] } as const;

/** The mail about a job. Without its text, EventBridge would send its event as JSON. */
const text = (job: "backup" | "copy", vault: string) => ({
  inputPaths: {
    job: `$.detail.${job}JobId`,
    state: "$.detail.state",
    message: "$.detail.statusMessage",
    resource: "$.detail.resourceArn",
    vault: `$.detail.${vault}`,
  },
  inputTemplate: `"The ${job} job <job> of GitLab's <resource> for the vault <vault> is <state>: <message>. Open the job in AWS Backup, fix what it names, and start one by hand: aws backup start-${job}-job (docs/operations.md, alarms)."`,
});

/**
 * AWS Backup sends an event that says why a job of a certain vault failed. Events are best effort, and a job that never
 * starts sends none. For snapshots of volumes, the age that the node reports raises an alarm then; for objects and copies,
 * nothing does.
 *
 * @param name beginning of the logical names
 * @param args the vaults
 * @param opts with the parent
 */
export function failedBackups(name: string, args: FailedBackupsArgs, opts: pulumi.CustomResourceOptions): void {
  const { topicArn, vaultName, copyVaultArn } = args;
  const notice = (suffix: string, description: string, pattern: object, inputTransformer: ReturnType<typeof text>) => {
    const eventPattern = pulumi.jsonStringify({ source: ["aws.backup"], ...pattern });
    const rule = new aws.cloudwatch.EventRule(`${name}-${suffix}`, { description, eventPattern }, opts);
    new aws.cloudwatch.EventTarget(`${name}-${suffix}`, { rule: rule.name, arn: topicArn, inputTransformer }, opts);
  };
  notice(
    "snapshots",
    "A snapshot of GitLab's data failed: see the job in AWS Backup, then start one by hand.",
    { "detail-type": ["Backup Job State Change"], detail: { $or: [failed, lacking], backupVaultName: [vaultName] } },
    text("backup", "backupVaultName"),
  );
  if (!copyVaultArn) return;
  notice(
    "copies",
    "A copy of GitLab's data to another region failed: see the job in AWS Backup, then start one by hand.",
    { "detail-type": ["Copy Job State Change"], detail: { ...failed, destinationBackupVaultArn: [copyVaultArn] } },
    text("copy", "destinationBackupVaultArn"),
  );
}
