import assert from "node:assert/strict";
import { nodeBoundary } from "../../../accounts/rights/nodeBoundary.ts";
import { judged, type JudgedCall } from "./judgedByIam.ts";
import { physicalArns } from "./physicalArns.ts";
import { prod, rightsOfProd } from "./rightsOfProd.ts";

const ofProd = physicalArns("prod");
const ofDev = physicalArns("dev");
const one = (arns: typeof ofProd, type: string) => arns[type]?.[0] ?? assert.fail(type);
const iam = (rest: string) => `arn:aws:iam::${prod.accountId}:${rest}`;
const role = one(ofProd, "iam:role");
const ownRole = iam("role/gitlab-accounts/prod-apply");
const bounded = { "iam:PermissionsBoundary": prod.boundaryArn };
const mine = { "aws:ResourceTag/gitlab:stack": "prod" };
const foreign = { "aws:ResourceTag/gitlab:stack": "dev" };
const viaS3 = { "kms:ViaService": `s3.${prod.region}.amazonaws.com` };
const key = one(ofProd, "kms:key");
const document = one(ofProd, "ssm:document");
const devState = "arn:aws:s3:::gitlab-state-dev-123456789012";
const devStateKey = key.replace("0a1b2c3d", "99999999");
const ofAccounts = { "aws:ResourceTag/gitlab:accounts": "shared" };

/** What is refused, and its twin that is allowed: the two differ in one thing. */
interface Twins {
  readonly what: string;
  readonly refused: JudgedCall;
  readonly allowed: JudgedCall;
}

const twins: readonly Twins[] = [
  {
    what: "create a role without the boundary",
    refused: { action: "iam:CreateRole", resource: role },
    allowed: { action: "iam:CreateRole", resource: role, context: bounded },
  },
  {
    what: "create a role with another boundary",
    refused: {
      action: "iam:CreateRole",
      resource: role,
      context: { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" },
    },
    allowed: { action: "iam:CreateRole", resource: role, context: bounded },
  },
  {
    what: "take the boundary from a role",
    refused: { action: "iam:DeleteRolePermissionsBoundary", resource: role, context: bounded },
    allowed: { action: "iam:PutRolePermissionsBoundary", resource: role, context: bounded },
  },
  {
    what: "give a right to a role without the boundary",
    refused: { action: "iam:PutRolePolicy", resource: role },
    allowed: { action: "iam:PutRolePolicy", resource: role, context: bounded },
  },
  {
    what: "attach the policy of an administrator",
    refused: {
      action: "iam:AttachRolePolicy",
      resource: role,
      context: { ...bounded, "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
    },
    allowed: {
      action: "iam:AttachRolePolicy",
      resource: role,
      context: { ...bounded, "iam:PolicyARN": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
    },
  },
  {
    what: "change its own trust",
    refused: { action: "iam:UpdateAssumeRolePolicy", resource: ownRole, context: bounded },
    allowed: { action: "iam:UpdateAssumeRolePolicy", resource: role, context: bounded },
  },
  {
    what: "give itself a right",
    refused: { action: "iam:PutRolePolicy", resource: ownRole, context: bounded },
    allowed: { action: "iam:PutRolePolicy", resource: role, context: bounded },
  },
  {
    what: "pass a role to a service that gets none",
    refused: { action: "iam:PassRole", resource: role, context: { "iam:PassedToService": "lambda.amazonaws.com" } },
    allowed: { action: "iam:PassRole", resource: role, context: { "iam:PassedToService": "ec2.amazonaws.com" } },
  },
  {
    what: "pass its own role on",
    refused: { action: "iam:PassRole", resource: ownRole, context: { "iam:PassedToService": "ec2.amazonaws.com" } },
    allowed: { action: "iam:PassRole", resource: role, context: { "iam:PassedToService": "ec2.amazonaws.com" } },
  },
  {
    what: "delete a role of another stack",
    refused: { action: "iam:DeleteRole", resource: one(ofDev, "iam:role"), context: bounded },
    allowed: { action: "iam:DeleteRole", resource: role, context: bounded },
  },
  {
    what: "make a service's role of another service",
    refused: {
      action: "iam:CreateServiceLinkedRole",
      resource: iam("role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations"),
      context: { "iam:AWSServiceName": "organizations.amazonaws.com" },
    },
    allowed: {
      action: "iam:CreateServiceLinkedRole",
      resource: iam("role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"),
      context: { "iam:AWSServiceName": "rds.amazonaws.com" },
    },
  },
  {
    what: "read another environment's state",
    refused: { action: "s3:GetObject", resource: `${devState}/.pulumi/stacks/gitlab/dev.json` },
    allowed: { action: "s3:GetObject", resource: `${prod.stateBucketArn}/.pulumi/stacks/gitlab/prod.json` },
  },
  {
    what: "decrypt another environment's state",
    refused: { action: "kms:Decrypt", resource: devStateKey },
    allowed: { action: "kms:Decrypt", resource: prod.stateKeyArn },
  },
  {
    what: "use the key of another stack",
    refused: { action: "kms:Decrypt", resource: key, context: { ...viaS3, ...foreign } },
    allowed: { action: "kms:Decrypt", resource: key, context: { ...viaS3, ...mine } },
  },
  {
    what: "change who may use the state's key",
    refused: { action: "kms:PutKeyPolicy", resource: prod.stateKeyArn },
    allowed: { action: "kms:PutKeyPolicy", resource: key },
  },
  {
    what: "change who may use the key of another state",
    refused: { action: "kms:PutKeyPolicy", resource: devStateKey, context: ofAccounts },
    allowed: { action: "kms:PutKeyPolicy", resource: key, context: mine },
  },
  {
    what: "read a secret of another stack",
    refused: {
      action: "secretsmanager:GetSecretValue",
      resource: one(ofDev, "secretsmanager:Secret"),
      context: foreign,
    },
    allowed: { action: "secretsmanager:GetSecretValue", resource: one(ofProd, "secretsmanager:Secret"), context: mine },
  },
  {
    what: "delete a database of another stack",
    refused: { action: "rds:DeleteDBInstance", resource: one(ofDev, "rds:db") },
    allowed: { action: "rds:DeleteDBInstance", resource: one(ofProd, "rds:db") },
  },
  {
    what: "terminate an instance that is nobody's",
    refused: { action: "ec2:TerminateInstances", resource: one(ofProd, "ec2:instance") },
    allowed: { action: "ec2:TerminateInstances", resource: one(ofProd, "ec2:instance"), context: mine },
  },
  {
    what: "open a security group of another stack",
    refused: {
      action: "ec2:AuthorizeSecurityGroupIngress",
      resource: one(ofProd, "ec2:security-group"),
      context: foreign,
    },
    allowed: {
      action: "ec2:AuthorizeSecurityGroupIngress",
      resource: one(ofProd, "ec2:security-group"),
      context: mine,
    },
  },
  {
    what: "write a runbook",
    refused: { action: "ssm:CreateDocument", resource: document, context: { "ssm:DocumentType": "Automation" } },
    allowed: { action: "ssm:CreateDocument", resource: document, context: { "ssm:DocumentType": "Command" } },
  },
  {
    what: "build in another region",
    refused: { action: "ec2:CreateVpc", resource: one(ofProd, "ec2:vpc"), region: "us-east-1" },
    allowed: { action: "ec2:CreateVpc", resource: one(ofProd, "ec2:vpc") },
  },
];

/** What no role of a pipeline may do, and nothing like it. */
const never: readonly JudgedCall[] = [
  { action: "iam:CreateUser", resource: iam("user/gitlab-x-prod-0a1b2c3") },
  { action: "iam:CreateAccessKey", resource: iam("user/gitlab-x-prod-0a1b2c3") },
  { action: "iam:CreatePolicyVersion", resource: prod.boundaryArn },
  { action: "iam:DeletePolicy", resource: prod.boundaryArn },
  { action: "iam:UpdateOpenIDConnectProviderThumbprint", resource: iam("oidc-provider/gitlab.com") },
  { action: "iam:DeleteOpenIDConnectProvider", resource: iam("oidc-provider/gitlab.com") },
  { action: "sts:AssumeRole", resource: iam("role/gitlab-accounts/dev-apply") },
  { action: "cloudtrail:StopLogging", resource: "arn:aws:cloudtrail:eu-central-1:123456789012:trail/all" },
  { action: "organizations:LeaveOrganization", resource: "*" },
  { action: "s3:PutBucketPolicy", resource: prod.stateBucketArn },
  { action: "s3:DeleteObjectVersion", resource: `${prod.stateBucketArn}/.pulumi/stacks/gitlab/prod.json` },
  { action: "kms:ScheduleKeyDeletion", resource: prod.stateKeyArn },
];

describe("what the roles of accounts/ may not do", () => {
  for (const { what, refused, allowed } of twins) {
    it(`is to ${what}`, async () => {
      const results = [await judged(rightsOfProd.apply, refused), await judged(rightsOfProd.apply, allowed)];
      assert.deepEqual([results[0]?.replace(/^(Im|Ex)plicitly/, ""), results[1]], ["Denied", "Allowed"]);
    });
  }

  for (const call of never) {
    it(`is ever ${call.action} on ${call.resource}`, async () => {
      for (const rights of Object.values(rightsOfProd)) {
        assert.match(await judged(rights, call), /Denied$/);
      }
    });
  }

  it("is to change anything, for those that only look", async () => {
    for (const [kind, rights] of Object.entries(rightsOfProd)) {
      const writes = { action: "s3:PutObject", resource: `${prod.stateBucketArn}/.pulumi/locks/x.json` };
      assert.equal(await judged(rights, writes), kind === "apply" ? "Allowed" : "ImplicitlyDenied", kind);
    }
    const secret = { action: "secretsmanager:GetSecretValue", resource: one(ofProd, "secretsmanager:Secret") };
    assert.equal(await judged(rightsOfProd.preview, secret), "ImplicitlyDenied");
    assert.equal(await judged(rightsOfProd.drift, secret), "Allowed");
  });

  it("is to read what GitLab keeps in its buckets, for those that only look", async () => {
    const [configuration = ""] = ofProd["s3:object"] ?? [];
    const upload = configuration.replace("-configuration-", "-uploads-");
    assert.notEqual(upload, configuration);
    for (const action of ["s3:GetObject", "s3:GetObjectVersion"]) {
      assert.equal(await judged(rightsOfProd.drift, { action, resource: configuration }), "Allowed");
      assert.equal(await judged(rightsOfProd.drift, { action, resource: upload }), "ImplicitlyDenied");
      assert.equal(await judged(rightsOfProd.preview, { action, resource: configuration }), "ImplicitlyDenied");
    }
  });

  it("is given to a role of the stack by any policy: its boundary refuses it", async () => {
    const everything = {
      name: "everything",
      document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["*"], Resource: ["*"] }] },
    } as const;
    const boundary = nodeBoundary(prod);
    for (const call of [...never, { action: "iam:CreateRole", resource: role, context: bounded }]) {
      assert.match(await judged([everything], call, boundary), /Denied$/, call.action);
    }
    const stateOfOthers = { action: "kms:Decrypt", resource: devStateKey, context: ofAccounts };
    assert.match(await judged([everything], stateOfOthers, boundary), /Denied$/);
    assert.equal(await judged([everything], { ...stateOfOthers, context: mine }, boundary), "Allowed");
  });
});
