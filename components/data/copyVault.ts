import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { policyDocument } from "../helpers/policyDocument.ts";
import type { Place } from "../helpers/place.ts";
import { stateful } from "../helpers/stateful.ts";
import { Vault } from "./vault.ts";

/** Arguments of {@link CopyVault}. */
export interface CopyVaultArgs {
  readonly stack: string;
  /** Where it is. The component's name contains it, so that another region makes another vault. */
  readonly region: string;
  readonly place: Place;
  readonly protection: ProtectionSettings;
}

/**
 * A vault in another region, for copies. It has a key of its own there, because a key does not leave its region, and AWS Backup
 * encrypts copies with the key of the vault that they go to (AWS Backup developer guide, encryption for backups, 2026-11).
 */
export class CopyVault extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: CopyVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:storage:CopyVault", name, {}, opts);
    const { stack, place, protection } = args;
    const region = args.region as aws.Region;
    const key = new aws.kms.Key(
      name,
      {
        region,
        description: `copies of GitLab's backups of ${stack}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: policyDocument([
          {
            Sid: "LetIamDecide",
            Effect: "Allow",
            Principal: { AWS: `arn:${place.partition}:iam::${place.accountId}:root` },
            Action: "kms:*",
            Resource: "*", // in a key policy this means this key
          },
        ]),
      },
      stateful(protection, { parent: this }),
    );
    const other = { name: `gitlab-${stack}-copies`, region };
    this.arn = new Vault(name, { keyArn: key.arn, protection, other }, { parent: this }).arn;
    this.keyArn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
