import assert from "node:assert/strict";
import { nodeBoundary } from "../../../accounts/rights/nodeBoundary.ts";
import { everything } from "./everything.ts";
import { judged, type JudgedCall } from "./judgedByIam.ts";
import { physicalArns } from "./physicalArns.ts";
import { refusedTwins } from "./refusedTwins.ts";
import { prod, rightsOfProd } from "./rightsOfProd.ts";

const arns = physicalArns("prod");
const iam = (rest: string) => `arn:aws:iam::${prod.accountId}:${rest}`;

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
  for (const { what, allowed, refused } of refusedTwins) {
    it(`is to ${what}`, async () => {
      assert.equal(await judged(rightsOfProd.apply, allowed), "Allowed");
      assert.match(await judged(rightsOfProd.apply, { ...allowed, ...refused }), /Denied$/);
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
    const secret = { action: "secretsmanager:GetSecretValue", resource: arns["secretsmanager:Secret"]![0]! };
    assert.equal(await judged(rightsOfProd.preview, secret), "ImplicitlyDenied");
    assert.equal(await judged(rightsOfProd.drift, secret), "Allowed");
  });

  it("is to read what GitLab keeps in its buckets, for those that only look", async () => {
    const [configuration = ""] = arns["s3:object"] ?? [];
    const upload = configuration.replace("-configuration-", "-uploads-");
    assert.notEqual(upload, configuration);
    for (const action of ["s3:GetObject", "s3:GetObjectVersion"]) {
      assert.equal(await judged(rightsOfProd.drift, { action, resource: configuration }), "Allowed");
      assert.equal(await judged(rightsOfProd.drift, { action, resource: upload }), "ImplicitlyDenied");
      assert.equal(await judged(rightsOfProd.preview, { action, resource: configuration }), "ImplicitlyDenied");
    }
  });

  it("is given to a role of the stack by any policy: its boundary refuses it", async () => {
    const boundary = nodeBoundary(prod);
    const context = { "iam:PermissionsBoundary": prod.boundaryArn };
    for (const call of [...never, { action: "iam:CreateRole", resource: arns["iam:role"]![0]!, context }]) {
      assert.match(await judged([everything], call, boundary), /Denied$/, call.action);
    }
    const decrypt = { action: "kms:Decrypt", resource: arns["kms:key"]![0]! };
    const stateOfOthers = { ...decrypt, context: { "aws:ResourceTag/gitlab:accounts": "shared" } };
    const ownData = { ...decrypt, context: { "aws:ResourceTag/gitlab:stack": "prod" } };
    assert.match(await judged([everything], stateOfOthers, boundary), /Denied$/);
    assert.equal(await judged([everything], ownData, boundary), "Allowed");
  });
});
