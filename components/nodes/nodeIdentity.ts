import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { BucketKind, ByBucket } from "../../config/decisions/bucketPlans.ts";
import type { KeyClass } from "../../config/keyClass.ts";
import { databaseIdentifier } from "../../gitlab/databaseIdentifier.ts";
import { logGroups } from "../../gitlab/logGroups.ts";
import { phaseSteps } from "../../gitlab/phases.ts";
import { bundleKey, metricNamespace, parameterName } from "../../gitlab/pointer.ts";
import type { Role } from "../../gitlab/role.ts";
import type { SecretName } from "../../gitlab/secretNames.ts";
import { stepSecretUse, type StepSecrets } from "../../gitlab/stepSecrets.ts";
import type { SecretOutputs } from "../data/secrets.ts";
import type { Place } from "../helpers/place.ts";
import type { Statement } from "../helpers/policyDocument.ts";
import { serviceRole } from "../helpers/serviceRole.ts";
import { sessionStatements } from "./sessionStatements.ts";

/** Arguments of {@link NodeIdentity}. */
export interface NodeIdentityArgs {
  readonly stack: string;
  /** Name of the node, or of the autoscaled role. */
  readonly node: string;
  /** What it does, which determines what it may do. */
  readonly role: Role;
  readonly place: Place;
  readonly bucketArns: ByBucket<pulumi.Output<string>>;
  readonly secrets: Readonly<Partial<Record<SecretName, SecretOutputs>>>;
  /** ARNs of the secrets that its steps may use. */
  readonly stepSecrets: StepSecrets<pulumi.Output<string>>;
  /** What it may do with the groups that scale, its own one or those that it rolls out. */
  readonly scaling: readonly Statement[];
  /** Whether its configuration is in its user data, and not in a parameter that it reads. */
  readonly pinned: boolean;
  /** Our own documents that run on the node. */
  readonly documentArns: readonly pulumi.Output<string>[];
  /** Vault whose snapshots the node may list, to report the age of its volume's newest one. */
  readonly vaultArn: pulumi.Output<string>;
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
}

/** The IAM role of a node: exactly what its GitLab role, its converge and Session Manager need. */
export class NodeIdentity extends pulumi.ComponentResource {
  readonly instanceProfileName: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: NodeIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:identity:NodeIdentity", name, {}, opts);
    const child = { parent: this };
    const statements = {
      objects: objectStatements(args),
      configuration: configurationStatements(args),
      secrets: secretStatements(args),
      scaling: args.scaling,
      watching: watchingStatements(args),
      sessions: sessionStatements({ ...args, logKeyArn: args.keyArns.logs }),
    };
    const role = serviceRole(
      name,
      {
        service: "ec2",
        place: args.place,
        description: `GitLab node ${args.node} of ${args.stack}`,
        policies: Object.fromEntries(Object.entries(statements).filter(([, some]) => some.length > 0)),
      },
      child,
    );
    this.roleArn = role.arn;
    this.instanceProfileName = new aws.iam.InstanceProfile(name, { role: role.name }, child).name;
    this.registerOutputs({ instanceProfileName: this.instanceProfileName });
  }
}

/** GitLab's objects, and the key for everything in S3, including the configuration. */
function objectStatements({ role, bucketArns, keyArns }: NodeIdentityArgs): Statement[] {
  const arnsOf = (kinds: readonly BucketKind[]) => kinds.flatMap((kind) => bucketArns[kind] ?? []);
  const written = arnsOf(role.buckets.write);
  const seen = [...arnsOf(role.buckets.read), ...written];
  const objects = (arns: readonly pulumi.Output<string>[]) => arns.map((arn) => pulumi.interpolate`${arn}/*`);
  return [
    ...allow(["s3:GetObject"], objects(seen)),
    ...allow(
      ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
      objects(written),
    ),
    ...allow(["s3:ListBucket", "s3:GetBucketLocation"], seen),
    ...allow(["s3:ListBucketMultipartUploads"], written),
    ...allow(["kms:Decrypt", "kms:GenerateDataKey"], role.keys.includes("objects") ? [keyArns.objects] : []),
  ];
}

function configurationStatements(args: NodeIdentityArgs): Statement[] {
  const { stack, node, role, place, bucketArns, pinned } = args;
  const bucket = bucketArns.configuration;
  const own = pulumi.interpolate`${bucket}/state/${node}/*`;
  const volumes = role.holdsData ? [pulumi.interpolate`${bucket}/volumes/${node}/*`] : [];
  const records = role.records === "volume" ? [] : [pulumi.interpolate`${bucket}/records/*`];
  const { partition, region, accountId } = place;
  const parameters = (pinned ? [] : role.phases).map(
    ({ name: phase }) => `arn:${partition}:ssm:${region}:${accountId}:parameter${parameterName(stack, node, phase)}`,
  );
  return [
    ...allow(
      ["s3:GetObject", "s3:GetObjectVersion"],
      [pulumi.interpolate`${bucket}/${bundleKey(node)}`, own, ...volumes, ...records],
    ),
    ...allow(["s3:PutObject"], [own, ...volumes, ...(role.migrates ? records : [])]),
    // Without it, S3 answers "forbidden" for a key that does not exist. GET would not meet a condition on the prefix.
    ...allow(["s3:ListBucket"], [bucket]),
    ...allow(["ssm:GetParameter"], parameters),
  ];
}

function secretStatements({ node, role, secrets, stepSecrets, keyArns }: NodeIdentityArgs): Statement[] {
  const arns = (names: readonly SecretName[]) => names.flatMap((name) => secrets[name]?.arn ?? []);
  const ofSteps = stepSecretUse(role.phases.flatMap(phaseSteps), stepSecrets, node);
  const written = [...arns(role.secrets.publish), ...ofSteps.write];
  const read = [...arns(role.secrets.read), ...ofSteps.read];
  return [
    ...allow(["secretsmanager:GetSecretValue"], [...new Set([...read, ...written])]),
    ...allow(["secretsmanager:PutSecretValue"], written),
    ...allow(["kms:Decrypt", "kms:GenerateDataKey"], role.keys.includes("secrets") ? [keyArns.secrets] : []),
  ];
}

/** A statement on some resources; no statement if there are no resources, because IAM refuses that. */
function allow(actions: readonly string[], resources: readonly pulumi.Input<string>[]): Statement[] {
  return resources.length > 0 ? [{ Effect: "Allow", Action: actions, Resource: resources }] : [];
}

function watchingStatements({ stack, node, role, place, vaultArn }: NodeIdentityArgs): Statement[] {
  const asksServer = role.phases.flatMap(phaseSteps).includes("check_restorable");
  const servers = `arn:${place.partition}:rds:${place.region}:${place.accountId}:db:${databaseIdentifier(stack, "*")}`;
  const group = `arn:${place.partition}:logs:${place.region}:${place.accountId}:log-group:${logGroups.node(stack, node)}`;
  return [
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: [group, `${group}:*`],
    },
    ...allow(["backup:ListRecoveryPointsByBackupVault"], role.metrics.includes("SnapshotAgeHours") ? [vaultArn] : []),
    ...allow(["rds:DescribeDBInstances"], asksServer ? [servers] : []),
    ...allow(["ec2:DescribeInstances"], role.sections.includes("prometheus") ? ["*"] : []), // it knows no resources
    {
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*", // metrics have no ARN; the namespace narrows it
      Condition: { StringEquals: { "cloudwatch:namespace": metricNamespace(stack) } },
    },
  ];
}
