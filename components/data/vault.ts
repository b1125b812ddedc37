import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { policyDocument } from "../helpers/policyDocument.ts";
import { stateful } from "../helpers/stateful.ts";

/** Arguments of {@link Vault}. */
export interface VaultArgs {
  /** Key of the vault. Snapshots of volumes do not use it: they stay under their volume's key (AWS Backup guide, 2026). */
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
  /** Its name, and its region if that is not the stack's; absent: a generated name. A change replaces it. */
  readonly other?: { readonly name: string; readonly region: aws.Region };
}

/** The vault in which AWS Backup keeps snapshots. While protection is on, nobody can delete from it ahead of time. */
export class Vault extends pulumi.ComponentResource {
  /** Physical name. */
  readonly vaultName: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: VaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:storage:Vault", name, {}, opts);
    const child = { parent: this };
    const isProtected = args.protection.kind === "on";
    const { name: own, region } = args.other ?? {};
    const there = region === undefined ? {} : { region };
    const vault = new aws.backup.Vault(
      name,
      { ...there, ...(own === undefined ? {} : { name: own }), kmsKeyArn: args.keyArn, forceDestroy: !isProtected },
      stateful(args.protection, child),
    );
    if (isProtected) {
      const policy = keepRecoveryPoints();
      new aws.backup.VaultPolicy(name, { ...there, backupVaultName: vault.name, policy }, child);
    }
    this.vaultName = vault.name;
    this.arn = vault.arn;
    this.registerOutputs({ vaultName: this.vaultName });
  }
}

/** This does not affect expiry by the plan's own lifecycle. */
function keepRecoveryPoints(): pulumi.Output<string> {
  return policyDocument([
    {
      Sid: "KeepRecoveryPoints",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
      Resource: "*", // in a vault policy this means everything in this vault
    },
  ]);
}
