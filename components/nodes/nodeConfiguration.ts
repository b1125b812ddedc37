import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bundleHash } from "../../gitlab/bundle.ts";
import { bundleKey, logGroupName, parameterName, type Pointer } from "../../gitlab/pointer.ts";
import type { ConvergeDocument } from "./convergeDocument.ts";

/** A configuration, and the node that it is for. */
export interface NodeConfigurationArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  /** Everything that the node needs to converge; no secret is in it. A change makes the node converge. */
  readonly bundle: pulumi.Output<string>;
  /** Bucket of configurations, versioned; its key encrypts them. */
  readonly bucketName: pulumi.Output<string>;
  /** The volume to mount. A node that has another one mounted refuses a change. */
  readonly volumeId: pulumi.Output<string>;
  /** Whether the volume was restored: then the node never formats it. */
  readonly fromSnapshot: boolean;
  /** A new instance converges, too. */
  readonly instanceId: pulumi.Output<string>;
  readonly document: ConvergeDocument;
  /** Done once the image with this release is there; absent where it was given. A failed build changes no node. */
  readonly imageReady: pulumi.Resource | undefined;
  /** Key of the node's log group. */
  readonly logKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
}

/** What the association is replaced for: all that decides what it runs, and where. */
const replacing = ["documentVersion", "name", "parameters", "targets"];

/**
 * A node's configuration: published in S3, pointed to by a parameter, and applied by a Systems Manager association that
 * runs when its hash changes. Superseded versions stay readable (docs/adr/0001-configuration-objects.md).
 *
 * It does not wait for the node: the provider's waiting cannot be relied on. Whoever needs a converged node asks for the
 * state that it publishes.
 */
export class NodeConfiguration extends pulumi.ComponentResource {
  /** SHA-256 of the current configuration. */
  readonly hash: pulumi.Output<string>;
  /** Name of the pointer, known beforehand. */
  readonly parameterName: string;

  constructor(name: string, args: NodeConfigurationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:compute:NodeConfiguration", name, {}, opts);
    this.hash = args.bundle.apply(bundleHash);
    this.parameterName = parameterName(args.stack, args.node);
    const pointer = this.#publish(name, args);
    const logs = new aws.cloudwatch.LogGroup(
      name,
      { name: logGroupName(args.stack, args.node), kmsKeyId: args.logKeyArn, retentionInDays: args.logRetentionDays },
      { parent: this },
    );
    new aws.ssm.Association(
      name,
      {
        name: args.document.documentName,
        documentVersion: args.document.documentVersion,
        targets: [{ key: "InstanceIds", values: [args.instanceId] }],
        parameters: { hash: this.hash },
      },
      {
        parent: this,
        dependsOn: [pointer, logs],
        // It runs when it is made, and not dependably when it is changed. The old one goes first: two with the same
        // document and instance would both run when the agent starts.
        replaceOnChanges: replacing,
        deleteBeforeReplace: true,
      },
    );
    this.registerOutputs({ hash: this.hash, parameterName: this.parameterName });
  }

  /** Puts the bundle, then points to it. */
  #publish(name: string, args: NodeConfigurationArgs): aws.ssm.Parameter {
    const key = bundleKey(args.node);
    const object = new aws.s3.BucketObjectv2(
      name,
      {
        bucket: args.bucketName,
        key,
        content: args.bundle,
        contentType: "application/json",
        // S3 takes ten tags on an object, and the provider's default tags may be more.
        overrideProvider: { defaultTags: { tags: {} } },
      },
      { parent: this },
    );
    const value = pulumi
      .all([this.hash, args.bucketName, object.versionId, args.volumeId])
      .apply(([hash, bucket, versionId, volumeId]) => {
        const pointer: Pointer = { hash, bucket, key, versionId, volumeId, fromSnapshot: args.fromSnapshot };
        return JSON.stringify(pointer);
      });
    return new aws.ssm.Parameter(
      name,
      {
        name: this.parameterName,
        description: `Current configuration of GitLab's node ${args.node}`,
        type: "String",
        value,
      },
      { parent: this, dependsOn: args.imageReady ?? [] },
    );
  }
}
