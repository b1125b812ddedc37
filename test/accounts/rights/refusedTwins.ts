import type { JudgedCall } from "./judgedByIam.ts";
import { physicalArns } from "./physicalArns.ts";
import { prod } from "./rightsOfProd.ts";

/** A call that the apply role may make, and what is different in its twin, which is refused. */
export interface RefusedTwin {
  readonly what: string;
  readonly allowed: JudgedCall;
  readonly refused: Partial<JudgedCall>;
}

const ofProd = physicalArns("prod");
const ofDev = physicalArns("dev");
const iam = (rest: string) => `arn:aws:iam::${prod.accountId}:${rest}`;
const one = (arns: typeof ofProd, type: string) => arns[type]?.[0] ?? "";

const role = one(ofProd, "iam:role");
const ownRole = { resource: iam("role/gitlab-accounts/prod-apply") };
const key = one(ofProd, "kms:key");
const devStateKey = key.replace("0a1b2c3d", "99999999");
const instance = one(ofProd, "ec2:instance");
const snapshot = `arn:aws:ec2:${prod.region}::snapshot/snap-0123456789abcdef0`;

const bounded = { "iam:PermissionsBoundary": prod.boundaryArn };
const mine = { "aws:ResourceTag/gitlab:stack": "prod" };
const foreign = { "aws:ResourceTag/gitlab:stack": "dev" };
const viaS3 = { "kms:ViaService": `s3.${prod.region}.amazonaws.com` };
const attached = (name: string) => ({ ...bounded, "iam:PolicyARN": `arn:aws:iam::aws:policy/${name}` });
const passedTo = (service: string) => ({ "iam:PassedToService": `${service}.amazonaws.com` });
const documentOf = (type: string) => ({ "ssm:DocumentType": type });
const linked = (service: string, name: string) => ({
  resource: iam(`role/aws-service-role/${service}.amazonaws.com/${name}`),
  context: { "iam:AWSServiceName": `${service}.amazonaws.com` },
});

/** An action on a thing of the stack, under the conditions that it needs; what is different in the refused twin comes last. */
const twin = (
  what: string,
  action: string,
  resource: string,
  context: JudgedCall["context"],
  refused: RefusedTwin["refused"],
): RefusedTwin => ({ what, allowed: { action, resource, ...(context ? { context } : {}) }, refused });

const otherBoundary = { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" };

/** What the apply role may not do, each beside what it may. */
export const refusedTwins: readonly RefusedTwin[] = [
  twin("create a role without the boundary", "iam:CreateRole", role, bounded, { context: {} }),
  twin("create a role with another boundary", "iam:CreateRole", role, bounded, { context: otherBoundary }),
  twin("take the boundary from a role", "iam:PutRolePermissionsBoundary", role, bounded, {
    action: "iam:DeleteRolePermissionsBoundary",
  }),
  twin("give a right to a role without the boundary", "iam:PutRolePolicy", role, bounded, { context: {} }),
  twin(
    "attach the policy of an administrator",
    "iam:AttachRolePolicy",
    role,
    attached("AmazonSSMManagedInstanceCore"),
    { context: attached("AdministratorAccess") },
  ),
  twin("change its own trust", "iam:UpdateAssumeRolePolicy", role, bounded, ownRole),
  twin("give itself a right", "iam:PutRolePolicy", role, bounded, ownRole),
  twin("pass a role to a service that gets none", "iam:PassRole", role, passedTo("ec2"), {
    context: passedTo("lambda"),
  }),
  twin("pass its own role on", "iam:PassRole", role, passedTo("ec2"), ownRole),
  twin("delete a role of another stack", "iam:DeleteRole", role, bounded, { resource: one(ofDev, "iam:role") }),
  {
    what: "make a service's role of another service",
    allowed: { action: "iam:CreateServiceLinkedRole", ...linked("rds", "AWSServiceRoleForRDS") },
    refused: linked("organizations", "AWSServiceRoleForOrganizations"),
  },
  twin(
    "read another environment's state",
    "s3:GetObject",
    `${prod.stateBucketArn}/.pulumi/stacks/gitlab/prod.json`,
    undefined,
    { resource: "arn:aws:s3:::gitlab-state-dev-123456789012/.pulumi/stacks/gitlab/dev.json" },
  ),
  twin("decrypt another environment's state", "kms:Decrypt", prod.stateKeyArn, undefined, { resource: devStateKey }),
  twin(
    "use the key of another stack",
    "kms:Decrypt",
    key,
    { ...viaS3, ...mine },
    { context: { ...viaS3, ...foreign } },
  ),
  twin("change who may use the state's key", "kms:PutKeyPolicy", key, undefined, { resource: prod.stateKeyArn }),
  twin("change who may use the key of another state", "kms:PutKeyPolicy", key, mine, {
    resource: devStateKey,
    context: { "aws:ResourceTag/gitlab:accounts": "shared" },
  }),
  twin("read a secret of another stack", "secretsmanager:GetSecretValue", one(ofProd, "secretsmanager:Secret"), mine, {
    resource: one(ofDev, "secretsmanager:Secret"),
    context: foreign,
  }),
  twin("delete a database of another stack", "rds:DeleteDBInstance", one(ofProd, "rds:db"), undefined, {
    resource: one(ofDev, "rds:db"),
  }),
  twin(
    "make a database of another stack's snapshot",
    "rds:RestoreDBInstanceFromDBSnapshot",
    one(ofProd, "rds:snapshot"),
    undefined,
    { resource: one(ofDev, "rds:snapshot") },
  ),
  twin("delete a snapshot in a vault that is another stack's", "backup:DeleteRecoveryPoint", snapshot, mine, {
    context: foreign,
  }),
  twin("terminate an instance that is nobody's", "ec2:TerminateInstances", instance, mine, { context: {} }),
  twin(
    "open a security group of another stack",
    "ec2:AuthorizeSecurityGroupIngress",
    one(ofProd, "ec2:security-group"),
    mine,
    { context: foreign },
  ),
  twin("write a runbook", "ssm:CreateDocument", one(ofProd, "ssm:document"), documentOf("Command"), {
    context: documentOf("Automation"),
  }),
  twin("build in another region", "ec2:CreateVpc", one(ofProd, "ec2:vpc"), undefined, { region: "us-east-1" }),
];
