import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BucketPlan } from "../../config/decisions/bucketPlans.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { policyDocument, type Statement } from "../helpers/policyDocument.ts";
import { stateful } from "../helpers/stateful.ts";

/** How a bucket keeps its objects. Its kind is part of the place where accesses are logged. */
type Plan = Omit<BucketPlan, "kind"> & { readonly kind: string };

/** Arguments of {@link Bucket}. */
export interface BucketArgs {
  readonly plan: Plan;
  /** Physical name; absent: Pulumi makes one up. A change replaces the bucket. */
  readonly bucketName?: string;
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
  /** Bucket that gets a log of every access; absent for that bucket itself. */
  readonly logsTo: pulumi.Output<string> | undefined;
  /** Statements in addition to the one that requires TLS. */
  readonly statements: (bucketArn: pulumi.Output<string>) => Statement[];
}

/** Days after which S3 aborts an upload that was never finished. */
const unfinishedUploadDays = 7;

/** A private bucket: encrypted, versioned, TLS only, without ACLs, and with a lifecycle that fits its content. */
export class Bucket extends pulumi.ComponentResource {
  /** Physical name. */
  readonly bucket: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Where CloudFront finds it. */
  readonly domainName: pulumi.Output<string>;
  readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: BucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:storage:Bucket", name, {}, opts);
    const { plan, protection } = args;
    const child = { parent: this };
    const bucket = new aws.s3.Bucket(
      name,
      {
        ...(args.bucketName === undefined ? {} : { bucket: args.bucketName }),
        forceDestroy: protection.kind === "lifted",
      },
      stateful(protection, child),
    );
    const of = { bucket: bucket.id };

    new aws.s3.BucketPublicAccessBlock(
      name,
      { ...of, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      child,
    );
    new aws.s3.BucketOwnershipControls(name, { ...of, rule: { objectOwnership: "BucketOwnerEnforced" } }, child);
    new aws.s3.BucketServerSideEncryptionConfiguration(name, { ...of, rules: [encryption(plan, args.keyArn)] }, child);
    const versioning = new aws.s3.BucketVersioning(
      name,
      { ...of, versioningConfiguration: { status: "Enabled" } },
      child,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      { ...of, rules: lifecycle(plan) },
      { ...child, dependsOn: versioning }, // a rule on superseded versions needs versioning
    );
    if (args.logsTo) {
      new aws.s3.BucketLogging(
        name,
        { ...of, targetBucket: args.logsTo, targetPrefix: `buckets/${plan.kind}/` },
        child,
      );
    }
    this.policy = new aws.s3.BucketPolicy(
      name,
      { ...of, policy: policyDocument([tlsOnly(bucket.arn), ...args.statements(bucket.arn)]) },
      child,
    );
    this.bucket = bucket.bucket;
    this.arn = bucket.arn;
    this.domainName = bucket.bucketRegionalDomainName;
    this.registerOutputs({ bucket: this.bucket, arn: this.arn });
  }
}

function encryption(plan: Plan, keyArn: pulumi.Input<string>) {
  return plan.encryption === "kms"
    ? {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
        bucketKeyEnabled: true, // up to 99 % fewer calls to KMS
      }
    : { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
}

function lifecycle(plan: Plan) {
  return [
    {
      id: "give-up-unfinished-uploads",
      status: "Enabled",
      filter: { prefix: "" },
      abortIncompleteMultipartUpload: { daysAfterInitiation: unfinishedUploadDays },
    },
    {
      id: "expire-superseded-versions",
      status: "Enabled",
      filter: { prefix: "" },
      noncurrentVersionExpiration: {
        noncurrentDays: plan.noncurrentDays,
        ...(plan.noncurrentVersions === undefined ? {} : { newerNoncurrentVersions: plan.noncurrentVersions }),
      },
      // A delete marker with no versions left is useless; a rule with days for current objects removes it anyway.
      expiration: plan.expireDays === undefined ? { expiredObjectDeleteMarker: true } : { days: plan.expireDays },
    },
  ];
}

function tlsOnly(bucketArn: pulumi.Output<string>): Statement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
