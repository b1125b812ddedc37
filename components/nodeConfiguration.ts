import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bundleHash } from "../gitlab/bundle.ts";
import { bundleKey, logGroupName, parameterName, type Pointer } from "../gitlab/pointer.ts";
import type { ConvergeDocument } from "./convergeDocument.ts";

/** Arguments of {@link NodeConfiguration}. */
export interface NodeConfigurationArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  /** Everything that the node needs to converge; no secret is in it. */
  readonly bundle: pulumi.Output<string>;
  /** Bucket of configurations. */
  readonly bucketName: pulumi.Output<string>;
  readonly volumeId: pulumi.Output<string>;
  /** Whether the volume was restored. */
  readonly fromSnapshot: boolean;
  readonly instanceId: pulumi.Output<string>;
  readonly document: ConvergeDocument;
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

/**
 * A node's configuration: published in S3, pointed to by a parameter, and applied by a Systems Manager association that
 * runs when its hash changes. Superseded versions stay readable (docs/adr/0001-configuration-objects.md).
 */
export class NodeConfiguration extends pulumi.ComponentResource {
  /** SHA-256 of the current configuration. */
  readonly hash: pulumi.Output<string>;

  constructor(name: string, args: NodeConfigurationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:NodeConfiguration", name, {}, opts);
    const child = { parent: this };
    this.hash = args.bundle.apply(bundleHash);
    const key = bundleKey(args.node);
    const object = new aws.s3.BucketObjectv2(
      name,
      { bucket: args.bucketName, key, content: args.bundle, contentType: "application/json" },
      child,
    );
    const value = pulumi
      .all([this.hash, args.bucketName, object.versionId, args.volumeId])
      .apply(([hash, bucket, versionId, volumeId]) => {
        const pointer: Pointer = { hash, bucket, key, versionId, volumeId, fromSnapshot: args.fromSnapshot };
        return JSON.stringify(pointer);
      });
    const pointer = new aws.ssm.Parameter(
      name,
      {
        name: parameterName(args.stack, args.node),
        description: `Current configuration of GitLab's node ${args.node}`,
        type: "String",
        value,
      },
      child,
    );
    new aws.cloudwatch.LogGroup(
      name,
      { name: logGroupName(args.stack, args.node), kmsKeyId: args.logKeyArn, retentionInDays: args.logRetentionDays },
      child,
    );
    new aws.ssm.Association(
      name,
      {
        name: args.document.documentName,
        documentVersion: args.document.documentVersion,
        targets: [{ key: "InstanceIds", values: [args.instanceId] }],
        parameters: { hash: this.hash },
      },
      // It runs when it is made, and not dependably when it is changed: so every change makes a new one.
      { ...child, dependsOn: pointer, replaceOnChanges: ["name", "documentVersion", "targets", "parameters"] },
    );
    this.registerOutputs({ hash: this.hash });
  }
}
