import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { snapshotMinutes } from "../../config/snapshotMinutes.ts";
import type { Settings } from "../../config/settings.ts";
import { awsCron } from "../../config/awsCron.ts";
import type { Place } from "../helpers/place.ts";
import type { Statement } from "../helpers/policyDocument.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** What AWS Backup saves. */
export interface Saved {
  readonly volumes: readonly pulumi.Input<string>[];
  readonly objects: readonly pulumi.Input<string>[];
  readonly database: readonly pulumi.Input<string>[];
}

/** Arguments of {@link Backups}. */
export interface BackupsArgs {
  readonly plan: Settings["backup"];
  /** ARNs by kind. A kind without any has no plan. */
  readonly saved: Saved;
  /** Vault that keeps them, and its key. */
  readonly vault: { readonly name: pulumi.Input<string>; readonly keyArn: pulumi.Input<string> };
  /** Vault in another region that gets a copy of all, and its key; absent: nothing is copied. */
  readonly copies: { readonly arn: pulumi.Input<string>; readonly keyArn: pulumi.Input<string> } | undefined;
  /** Key of volumes and database, and so of their snapshots. */
  readonly volumeKeyArn: pulumi.Input<string>;
  readonly place: Place;
}

/** How each kind is saved. The first backup of a bucket saves every version of every object, which may take days. */
const kinds = {
  volumes: { suffix: "", ruleName: "snapshots", completionWindow: snapshotMinutes.completion },
  objects: { suffix: "-objects", ruleName: "objects", completionWindow: 7 * 24 * 60 },
  database: { suffix: "-database", ruleName: "database", completionWindow: snapshotMinutes.completion },
} as const satisfies Readonly<Record<keyof Saved, object>>;

/** Policies of AWS for its role (AWS Backup developer guide, managed policies, 2026-11). Those for S3 have no path. */
const managedPolicies = [
  "service-role/AWSBackupServiceRolePolicyForBackup",
  "service-role/AWSBackupServiceRolePolicyForRestores",
] as const;
const objectPolicies = ["AWSBackupServiceRolePolicyForS3Backup", "AWSBackupServiceRolePolicyForS3Restore"] as const;

/** Snapshots of the data volumes by AWS Backup; by choice backups of buckets, and copies of all in another region. */
export class Backups extends pulumi.ComponentResource {
  constructor(name: string, args: BackupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:storage:Backups", name, {}, opts);
    const child = { parent: this };
    const { saved } = args;
    const some = (Object.keys(kinds) as (keyof Saved)[]).filter((kind) => saved[kind].length > 0);
    const plans = some.map((kind) => [kind, this.#plan(name, kind, args)] as const);
    const role = serviceRole(
      name,
      {
        service: "backup",
        place: args.place,
        description: "Takes and restores snapshots of GitLab's volumes",
        policies: keyPolicies(args),
        managedPolicies: [...managedPolicies, ...(saved.objects.length > 0 ? objectPolicies : [])],
      },
      child,
    );
    for (const [kind, plan] of plans) {
      new aws.backup.Selection(
        `${name}${kinds[kind].suffix}`,
        { planId: plan.id, iamRoleArn: role.arn, resources: [...saved[kind]] },
        child,
      );
    }
    this.registerOutputs({});
  }

  #plan(name: string, kind: keyof Saved, { plan, vault, copies }: BackupsArgs): aws.backup.Plan {
    const { suffix, ruleName, completionWindow } = kinds[kind];
    const lifecycle = { deleteAfter: plan.snapshotRetentionDays };
    return new aws.backup.Plan(
      `${name}${suffix}`,
      {
        rules: [
          {
            ruleName,
            targetVaultName: vault.name,
            schedule: awsCron(plan.snapshotSchedule),
            startWindow: snapshotMinutes.start,
            completionWindow,
            lifecycle,
            ...(copies ? { copyActions: [{ destinationVaultArn: copies.arn, lifecycle }] } : {}),
          },
        ],
      },
      { parent: this },
    );
  }
}

/**
 * Backups of buckets and copies are encrypted with the key of their vault, and the role has to be allowed to use it. Otherwise
 * a job succeeds and saves nothing (AWS Backup developer guide, encryption for backups, 2026-11). Snapshots of volumes keep
 * the key of their volume. AWS' own policy does not let the role decrypt with that key, and no page that we found says whether a copy
 * in another region needs it: so it may.
 */
function keyPolicies({
  saved,
  vault,
  copies,
  volumeKeyArn,
}: BackupsArgs): Readonly<Record<string, readonly Statement[]>> {
  if (saved.objects.length === 0 && !copies) return {};
  const keys = [vault.keyArn, ...(copies ? [copies.keyArn, volumeKeyArn] : [])];
  return {
    vaults: [
      {
        Effect: "Allow",
        Action: [
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ],
        Resource: keys,
      },
      {
        Effect: "Allow",
        Action: "kms:CreateGrant",
        Resource: keys,
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ],
  };
}
