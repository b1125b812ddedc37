import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BucketKind } from "../../config/decisions/buckets.ts";
import { bundleKey, logGroupName, metricNamespace, parameterName } from "../../gitlab/pointer.ts";
import { stateKey } from "../../gitlab/nodeState.ts";
import type { Place } from "../helpers/place.ts";
import type { Statement } from "../helpers/policyDocument.ts";
import { serviceRole } from "../helpers/serviceRole.ts";
import { sessionStatements } from "./sessionStatements.ts";

/** Arguments of {@link NodeIdentity}. */
export interface NodeIdentityArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  readonly place: Place;
  readonly bucketArns: Readonly<Record<BucketKind, pulumi.Output<string>>>;
  readonly secretArns: {
    /** Secrets that the node reads. */
    readonly read: readonly pulumi.Output<string>[];
    /** Secrets that it reads and publishes. */
    readonly publish: readonly pulumi.Output<string>[];
  };
  /** Documents of ours that run on the node. */
  readonly documentArns: readonly pulumi.Output<string>[];
  /** Vault whose snapshots the node may list, to say how old the newest one of its volume is. */
  readonly vaultArn: pulumi.Output<string>;
  readonly keyArns: {
    readonly objects: pulumi.Output<string>;
    readonly secrets: pulumi.Output<string>;
    readonly logs: pulumi.Output<string>;
  };
}

/** Buckets that GitLab itself reads and writes. */
const notGitLabs: readonly BucketKind[] = ["configuration", "access-logs"];

/** The role of the single box: exactly what GitLab, its converge and Session Manager need there. */
export class NodeIdentity extends pulumi.ComponentResource {
  readonly instanceProfileName: pulumi.Output<string>;

  constructor(name: string, args: NodeIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:identity:NodeIdentity", name, {}, opts);
    const child = { parent: this };
    const role = serviceRole(
      name,
      {
        service: "ec2",
        place: args.place,
        description: `GitLab node ${args.node} of ${args.stack}`,
        policies: {
          objects: objectStatements(args),
          configuration: configurationStatements(args),
          secrets: secretStatements(args),
          watching: watchingStatements(args),
          sessions: sessionStatements({ ...args, logKeyArn: args.keyArns.logs }),
        },
      },
      child,
    );
    this.instanceProfileName = new aws.iam.InstanceProfile(name, { role: role.name }, child).name;
    this.registerOutputs({ instanceProfileName: this.instanceProfileName });
  }
}

function objectStatements({ bucketArns, keyArns }: NodeIdentityArgs): Statement[] {
  const buckets = Object.entries(bucketArns)
    .filter(([kind]) => !notGitLabs.includes(kind as BucketKind))
    .map(([, arn]) => arn);
  return [
    {
      Effect: "Allow",
      Action: [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
      ],
      Resource: buckets.map((arn) => pulumi.interpolate`${arn}/*`),
    },
    {
      Effect: "Allow",
      Action: ["s3:ListBucket", "s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      Resource: buckets,
    },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keyArns.objects },
  ];
}

function configurationStatements({ stack, node, place, bucketArns }: NodeIdentityArgs): Statement[] {
  const bucket = bucketArns.configuration;
  const own = [
    pulumi.interpolate`${bucket}/${stateKey(node)}`,
    pulumi.interpolate`${bucket}/state/${node}-backup.json`,
  ];
  const volumes = pulumi.interpolate`${bucket}/volumes/*`;
  return [
    {
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: [pulumi.interpolate`${bucket}/${bundleKey(node)}`, volumes, ...own],
    },
    { Effect: "Allow", Action: "s3:PutObject", Resource: [volumes, ...own] },
    // Without it, S3 answers "forbidden" for a key that does not exist; a condition on the prefix would not be met by GET.
    { Effect: "Allow", Action: "s3:ListBucket", Resource: bucket },
    {
      Effect: "Allow",
      Action: "ssm:GetParameter",
      Resource: `arn:${place.partition}:ssm:${place.region}:${place.accountId}:parameter${parameterName(stack, node)}`,
    },
  ];
}

function secretStatements({ secretArns, keyArns }: NodeIdentityArgs): Statement[] {
  return [
    { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: [...secretArns.read, ...secretArns.publish] },
    { Effect: "Allow", Action: "secretsmanager:PutSecretValue", Resource: secretArns.publish },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keyArns.secrets },
  ];
}

function watchingStatements({ stack, node, place, vaultArn }: NodeIdentityArgs): Statement[] {
  const group = `arn:${place.partition}:logs:${place.region}:${place.accountId}:log-group:${logGroupName(stack, node)}`;
  return [
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: [group, `${group}:*`],
    },
    { Effect: "Allow", Action: "backup:ListRecoveryPointsByBackupVault", Resource: vaultArn },
    {
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*", // metrics have no ARN; the namespace narrows it
      Condition: { StringEquals: { "cloudwatch:namespace": metricNamespace(stack) } },
    },
  ];
}
