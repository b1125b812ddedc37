import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bundleHash } from "../../gitlab/bundle.ts";
import { logGroups } from "../../gitlab/logGroups.ts";
import { bundleKey, type Pointer } from "../../gitlab/pointer.ts";

/** A configuration, and the node that it is for. */
export interface NodeConfigurationArgs {
  readonly stack: string;
  /** Name of the node, or of the autoscaled role. */
  readonly node: string;
  /** Everything that the node needs to converge, without any secret. A change makes the node converge. */
  readonly bundle: pulumi.Output<string>;
  /** Bucket of configurations, versioned; its key encrypts them. */
  readonly bucketName: pulumi.Output<string>;
  /** The volume to mount; null if the node holds no data. A node with another volume mounted refuses the change. */
  readonly volumeId: pulumi.Output<string | null>;
  /** Whether the volume was restored; if so, the node never formats it. */
  readonly fromSnapshot: boolean;
  /** Key of the node's log group. */
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

/**
 * A node's configuration, published in S3, and the log group with the result. Superseded versions stay readable
 * (docs/adr/0001-configuration-objects.md). The phases of the node point to it.
 */
export class NodeConfiguration extends pulumi.ComponentResource {
  /** SHA-256 of the current configuration. */
  readonly hash: pulumi.Output<string>;
  /** What each phase points to. */
  readonly pointer: pulumi.Output<Pointer>;
  readonly logs: pulumi.Resource;

  constructor(name: string, args: NodeConfigurationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:NodeConfiguration", name, {}, opts);
    const key = bundleKey(args.node);
    const object = new aws.s3.BucketObjectv2(
      name,
      {
        bucket: args.bucketName,
        key,
        content: args.bundle,
        contentType: "application/json",
        // S3 allows ten tags on an object, and the provider's default tags may be more.
        overrideProvider: { defaultTags: { tags: {} } },
      },
      { parent: this },
    );
    this.logs = new aws.cloudwatch.LogGroup(
      name,
      { name: logGroups.node(args.stack, args.node), kmsKeyId: args.logKeyArn, retentionInDays: args.logRetentionDays },
      { parent: this },
    );
    this.hash = args.bundle.apply(bundleHash);
    this.pointer = pulumi
      .all([this.hash, args.bucketName, object.versionId, args.volumeId])
      .apply(([hash, bucket, versionId, volumeId]) => ({
        hash,
        bucket,
        key,
        versionId,
        volumeId,
        fromSnapshot: args.fromSnapshot,
      }));
    this.registerOutputs({ hash: this.hash });
  }
}
