import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../../components/helpers/policyDocument.ts";
import { everyRole, jobKinds, ownEnvironment, roleArn, roleName } from "../accountNames.ts";

type Resource = NonNullable<Statement["Resource"]>;

/** Who may use a state. */
export interface StateUsers {
  readonly partition: string;
  /** The account that keeps the state. Its other principals have what its own policies give them. */
  readonly accountId: string;
  readonly environment: string;
  /** The account with the roles of the environment. */
  readonly rolesAccountId: string;
  /** ARNs in other accounts, wildcards included, that may work without the pipeline. */
  readonly administrators: readonly string[];
}

/** What changes the bucket itself, or destroys versions. No pipeline does. */
const bucketChanges = [
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:DeleteObjectVersion",
  "s3:PutBucketAcl",
  "s3:PutBucketLogging",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutReplicationConfiguration",
];

/** What changes an object. `pulumi preview` writes nothing (pulumi, pkg/backend/diy/backend.go, Preview, 3.260.0). */
const objectChanges = ["s3:PutObject", "s3:DeleteObject"];

const objectReads = ["s3:GetObject", "s3:GetObjectVersion"];
const bucketReads = ["s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketLocation"];

/** ARNs of the roles of an environment; the state of this project itself has none. */
function ownRoles(users: StateUsers, kinds: readonly (typeof jobKinds)[number][] = jobKinds): string[] {
  if (users.environment === ownEnvironment) return [];
  const owner = { partition: users.partition, accountId: users.rolesAccountId };
  return kinds.map((kind) => roleArn(owner, roleName(users.environment, kind)));
}

/** An ARN that no principal has, for a list that would be empty: IAM refuses empty lists. */
const nobody = (users: StateUsers) => roleArn(users, "nobody");

function listOrNobody(arns: readonly string[], users: StateUsers): string[] {
  return arns.length > 0 ? [...arns] : [nobody(users)];
}

/** The root of each account that is let in: a principal may be named before it exists only by a condition. */
function accountsOf(users: StateUsers, arns: readonly string[]): string[] {
  const ids = arns.map((arn) => arn.split(":")[4] ?? "");
  return [...new Set(ids)].toSorted().map((id) => `arn:${users.partition}:iam::${id}:root`);
}

/**
 * The policy of a bucket with state, besides TLS. It does not rely on what the policies of roles say: whatever those allow, a
 * pipeline of another environment is refused, and so are all other accounts.
 */
export function stateBucketStatements(bucketArn: pulumi.Input<string>, users: StateUsers): Statement[] {
  const objects = pulumi.interpolate`${bucketArn}/*`;
  const everything = [bucketArn, objects];
  const others = refuseOthers("s3:*", everything, users);
  const writers = [...ownRoles(users, ["apply"]), ...users.administrators];
  const readers = [...ownRoles(users), ...users.administrators];
  const refusals: Statement[] = [
    ...others,
    {
      Sid: "NoPipelineChangesTheBucket",
      Effect: "Deny",
      Principal: "*",
      Action: bucketChanges,
      Resource: everything,
      Condition: { ArnLike: { "aws:PrincipalArn": everyRole({ ...users, accountId: "*" }) } },
    },
  ];
  if (readers.length === 0) return refusals;
  return [
    ...refusals,
    ...(users.environment === ownEnvironment ? [] : [refusePreviews(objects, users)]),
    allow("ReadState", objectReads, objects, readers, users),
    allow("ListState", bucketReads, bucketArn, readers, users),
    allow("WriteState", objectChanges, objects, writers, users),
  ];
}

/** Two statements, because what is inside the account and what is outside have different exceptions. */
function refuseOthers(action: string, resource: Resource, users: StateUsers): Statement[] {
  const admitted = [...ownRoles(users), ...users.administrators];
  return [
    {
      Sid: "NoOtherAccount",
      Effect: "Deny",
      Principal: "*",
      Action: action,
      Resource: resource,
      Condition: {
        StringNotEquals: { "aws:PrincipalAccount": users.accountId },
        ArnNotLike: { "aws:PrincipalArn": listOrNobody(admitted, users) },
      },
    },
    {
      Sid: "NoOtherPipeline",
      Effect: "Deny",
      Principal: "*",
      Action: action,
      Resource: resource,
      Condition: {
        ArnLike: { "aws:PrincipalArn": everyRole({ ...users, accountId: "*" }) },
        ArnNotLike: { "aws:PrincipalArn": listOrNobody(ownRoles(users), users) },
      },
    },
  ];
}

function refusePreviews(objects: Resource, users: StateUsers): Statement {
  return {
    Sid: "PreviewsOnlyRead",
    Effect: "Deny",
    Principal: "*",
    Action: objectChanges,
    Resource: objects,
    Condition: { ArnLike: { "aws:PrincipalArn": ownRoles(users, ["preview", "drift"]) } },
  };
}

function allow(
  Sid: string,
  Action: readonly string[],
  Resource: Resource,
  arns: readonly string[],
  users: StateUsers,
): Statement {
  return {
    Sid,
    Effect: "Allow",
    Principal: { AWS: accountsOf(users, arns) },
    Action,
    Resource,
    Condition: { ArnLike: { "aws:PrincipalArn": [...arns] } },
  };
}

/** What Pulumi and S3 do with the key: `apply` writes, the others only read. */
const keyReads = ["kms:Decrypt", "kms:DescribeKey"];
const keyWrites = ["kms:Encrypt", "kms:GenerateDataKey"];

/** The policy of a key for state. In it, `*` means this key. */
export function stateKeyStatements(users: StateUsers): Statement[] {
  const readers = [...ownRoles(users), ...users.administrators];
  const writers = [...ownRoles(users, ["apply"]), ...users.administrators];
  const pipelines = everyRole({ ...users, accountId: "*" });
  const statements: Statement[] = [
    {
      Sid: "LetIamDecide",
      Effect: "Allow",
      Principal: { AWS: `arn:${users.partition}:iam::${users.accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    ...refuseOthers("kms:*", "*", users),
    {
      Sid: "PipelinesOnlyUseTheKey",
      Effect: "Deny",
      Principal: "*",
      Action: [
        "kms:CancelKeyDeletion",
        "kms:CreateGrant",
        "kms:Disable*",
        "kms:PutKeyPolicy",
        "kms:ScheduleKeyDeletion",
      ],
      Resource: "*",
      Condition: { ArnLike: { "aws:PrincipalArn": pipelines } },
    },
  ];
  if (readers.length === 0) return statements;
  return [
    ...statements,
    allow("ReadWithTheKey", keyReads, "*", readers, users),
    allow("WriteWithTheKey", keyWrites, "*", writers, users),
  ];
}
