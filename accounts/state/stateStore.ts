import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Bucket } from "../../components/data/bucket.ts";
import { policyDocument } from "../../components/helpers/policyDocument.ts";
import { stateful } from "../../components/helpers/stateful.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { stateBucketName } from "../accountNames.ts";
import { stateBucketStatements, stateKeyStatements, type StateUsers } from "./statePolicies.ts";

/** Arguments of {@link StateStore}. */
export interface StateStoreArgs {
  readonly users: StateUsers;
  /** Bucket that gets a log of every access. */
  readonly logsTo: pulumi.Output<string>;
  readonly protection: ProtectionSettings;
}

/**
 * Days that superseded versions of state stay, and how many of them stay longer (S3 API reference, NoncurrentVersionExpiration,
 * 2026-11: 100 at most). Every update leaves a version.
 */
const noncurrent = { noncurrentDays: 365, noncurrentVersions: 100 } as const;

/** Days between scheduling the key's deletion and the deletion: the longest that KMS allows (API, ScheduleKeyDeletion). */
const deletionWindowInDays = 30;

/** The state of one environment: a bucket, and a key for what is in it and for its secrets. */
export class StateStore extends pulumi.ComponentResource {
  readonly bucketArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: StateStoreArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-accounts:state:StateStore", name, {}, opts);
    const { users, protection } = args;
    const child = { parent: this };
    const key = new aws.kms.Key(
      name,
      {
        description: `State of ${users.environment}, and the secrets in it`,
        enableKeyRotation: true,
        deletionWindowInDays,
        policy: policyDocument(stateKeyStatements(users)),
      },
      stateful(protection, child),
    );
    new aws.kms.Alias(name, { name: `alias/gitlab-state-${users.environment}`, targetKeyId: key.keyId }, child);
    const bucket = new Bucket(
      name,
      {
        bucketName: stateBucketName(users.environment, users.accountId),
        plan: { kind: users.environment, expireDays: undefined, encryption: "kms", ...noncurrent },
        keyArn: key.arn,
        logsTo: args.logsTo,
        protection,
        statements: (arn) => stateBucketStatements(arn, users),
      },
      child,
    );
    this.bucketArn = bucket.arn;
    this.keyArn = key.arn;
    this.registerOutputs({ bucketArn: this.bucketArn, keyArn: this.keyArn });
  }
}
