import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { snapshotMinutes } from "../../config/snapshotMinutes.ts";
import type { Settings } from "../../config/settings.ts";
import { awsCron } from "../../config/awsCron.ts";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** Arguments of {@link Backups}. */
export interface BackupsArgs {
  readonly plan: Settings["backup"];
  /** Volumes to take snapshots of. */
  readonly volumeArns: readonly pulumi.Input<string>[];
  /** Vault that keeps them. */
  readonly vaultName: pulumi.Input<string>;
  readonly place: Place;
}

/** Snapshots of the data volumes by AWS Backup. */
export class Backups extends pulumi.ComponentResource {
  constructor(name: string, args: BackupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:storage:Backups", name, {}, opts);
    const child = { parent: this };
    const plan = new aws.backup.Plan(
      name,
      {
        rules: [
          {
            ruleName: "snapshots",
            targetVaultName: args.vaultName,
            schedule: awsCron(args.plan.snapshotSchedule),
            startWindow: snapshotMinutes.start,
            completionWindow: snapshotMinutes.completion,
            lifecycle: { deleteAfter: args.plan.snapshotRetentionDays },
          },
        ],
      },
      child,
    );
    const role = serviceRole(
      name,
      {
        service: "backup",
        place: args.place,
        description: "Takes and restores snapshots of GitLab's volumes",
        policies: {},
        managedPolicies: [
          "service-role/AWSBackupServiceRolePolicyForBackup",
          "service-role/AWSBackupServiceRolePolicyForRestores",
        ],
      },
      child,
    );
    new aws.backup.Selection(name, { planId: plan.id, iamRoleArn: role.arn, resources: [...args.volumeArns] }, child);
    this.registerOutputs({});
  }
}
