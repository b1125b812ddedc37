import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BackupSettings, ProtectionSettings } from "../config/settings.ts";
import { awsCron } from "./awsCron.ts";
import type { Place } from "./place.ts";
import { policyDocument } from "./policyDocument.ts";
import { serviceRole } from "./serviceRole.ts";
import { stateful } from "./stateful.ts";

/** Arguments of {@link Backups}. */
export interface BackupsArgs {
  readonly plan: BackupSettings;
  /** Volumes to take snapshots of. */
  readonly volumeArns: readonly pulumi.Input<string>[];
  /** Key of the vault. Snapshots of volumes do not use it: they stay under their volume's key (AWS Backup guide, 2026). */
  readonly keyArn: pulumi.Input<string>;
  readonly place: Place;
  readonly protection: ProtectionSettings;
}

/** Minutes in which a job has to start, and to end, before AWS Backup gives it up. */
const windows = { start: 60, completion: 720 } as const;

/** Snapshots of the data volumes by AWS Backup, in a vault from which, while protected, nobody deletes them early. */
export class Backups extends pulumi.ComponentResource {
  readonly vaultName: pulumi.Output<string>;
  readonly vaultArn: pulumi.Output<string>;

  constructor(name: string, args: BackupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:storage:Backups", name, {}, opts);
    const child = { parent: this };
    const isProtected = args.protection.kind === "on";
    const vault = new aws.backup.Vault(
      name,
      { kmsKeyArn: args.keyArn, forceDestroy: !isProtected },
      stateful(args.protection, child),
    );
    if (isProtected) {
      new aws.backup.VaultPolicy(name, { backupVaultName: vault.name, policy: keepRecoveryPoints() }, child);
    }
    const plan = new aws.backup.Plan(
      name,
      {
        rules: [
          {
            ruleName: "snapshots",
            targetVaultName: vault.name,
            schedule: awsCron(args.plan.snapshotSchedule),
            startWindow: windows.start,
            completionWindow: windows.completion,
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
    this.vaultName = vault.name;
    this.vaultArn = vault.arn;
    this.registerOutputs({ vaultName: this.vaultName });
  }
}

/** Expiry by the plan's own lifecycle is not affected. */
function keepRecoveryPoints(): pulumi.Output<string> {
  return policyDocument([
    {
      Sid: "KeepRecoveryPoints",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
      Resource: "*", // in a vault policy: what is in this vault
    },
  ]);
}
