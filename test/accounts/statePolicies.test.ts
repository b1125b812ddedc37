import assert from "node:assert/strict";
import { stateCases } from "../../tools/docs/stateCases.ts";
import type { Recording } from "../../tools/recorder/recording.ts";
import { documentsOf, realArns } from "./realArns.ts";
import { recordAccount } from "./recordAccount.ts";
import { simulated } from "./simulated.ts";

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

const accountOf = (arn: string) => arn.split(":")[4]!;

/** The session of a role: its ARN has no path. */
const sessionOf = (roleArn: string) =>
  `arn:aws:sts::${accountOf(roleArn)}:assumed-role/${roleArn.split("/").at(-1)!}/42-1001-2002`;

interface Asked {
  readonly recording: Recording;
  readonly environment: string;
  readonly roleArn: string;
  readonly action: string;
  readonly identityPolicies?: readonly unknown[];
  readonly tls?: boolean;
}

/** Asks for something with the state of an environment. */
function ask({ recording, environment, roleArn, action, identityPolicies = [everything], tls = true }: Asked) {
  const isKey = action.startsWith("kms:");
  const ofType = isKey ? "aws:kms/key:Key" : "aws:s3/bucketPolicy:BucketPolicy";
  const { inputs } = recording.resources.find(({ type, name }) => type === ofType && name === `state-${environment}`)!;
  const accountId = accountOf(realArns(`‹Policy x.arn›`, recording));
  const bucket = `arn:aws:s3:::gitlab-state-${environment}-${accountId}`;
  const object = /Object|DeleteObjectVersion/.test(action) ? `${bucket}/.pulumi/stacks/gitlab/prod.json` : bucket;
  return simulated({
    principal: sessionOf(roleArn),
    action,
    resource: isKey ? `arn:aws:kms:eu-central-1:${accountId}:key/state-${environment}` : object,
    accountId,
    identityPolicies,
    resourcePolicy: JSON.parse(realArns(inputs.policy, recording)),
    context: {
      "aws:PrincipalArn": roleArn,
      "aws:PrincipalAccount": accountOf(roleArn),
      "aws:SecureTransport": String(tls),
    },
  });
}

describe("the state of an environment", () => {
  const recordings = new Map<string, Recording>();
  before(async () => {
    for (const name of ["shared", "dev", "prod", "one"]) recordings.set(name, await recordAccount(name));
  });
  const of = (name: string) => recordings.get(name)!;

  describe("in an account of its own, asked by somebody whose own policies allow everything", () => {
    for (const { who, roleArn, action, allowed } of stateCases) {
      it(`${allowed ? "lets" : "does not let"} ${who} do ${action}`, async () => {
        const decided = await ask({ recording: of("shared"), environment: "prod", roleArn, action });
        assert.equal(decided === "Allowed", allowed, decided);
      });
    }

    it("has a twin for each refused call: the same call by somebody else, or another call by the same", () => {
      for (const { roleArn, action } of stateCases.filter((one) => !one.allowed)) {
        assert.ok(
          stateCases.some((one) => one.allowed && (one.action === action || one.roleArn === roleArn)),
          `${roleArn} ${action}`,
        );
      }
    });
  });

  it("is what its roles really get: their own policies and those of bucket and key agree", async () => {
    const prod = of("prod");
    const needs = {
      "prod-preview": ["s3:GetObject", "s3:ListBucket", "kms:Decrypt"],
      "prod-drift": ["s3:GetObject", "s3:ListBucket", "kms:Decrypt"],
      "prod-apply": [
        "s3:GetObject",
        "s3:ListBucket",
        "s3:PutObject",
        "s3:DeleteObject",
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ],
    };
    for (const [role, actions] of Object.entries(needs)) {
      const text = JSON.stringify(documentsOf(prod, role).policies);
      // The stack file of the example has another id for the key.
      const identityPolicies = JSON.parse(
        text.replaceAll(/key\/[0-9a-f-]{36}/g, "key/state-prod"),
      ) as readonly unknown[];
      const roleArn = `arn:aws:iam::333333333333:role/gitlab-accounts/${role}`;
      for (const action of actions) {
        const decided = await ask({ recording: of("shared"), environment: "prod", roleArn, action, identityPolicies });
        assert.equal(decided, "Allowed", `${role} ${action}`);
      }
      const asDev = await ask({
        recording: of("shared"),
        environment: "dev",
        roleArn,
        action: "s3:GetObject",
        identityPolicies,
      });
      assert.notEqual(asDev, "Allowed", role);
    }
  });

  it("is apart from that of others in one account, too, whatever their policies allow", async () => {
    const own = "arn:aws:iam::123456789012:role/gitlab-accounts/prod-apply";
    const other = "arn:aws:iam::123456789012:role/gitlab-accounts/dev-apply";
    for (const action of ["s3:GetObject", "s3:PutObject", "kms:Decrypt"]) {
      const asked = { recording: of("one"), environment: "prod", action };
      assert.equal(await ask({ ...asked, roleArn: own }), "Allowed", action);
      assert.equal(await ask({ ...asked, roleArn: other }), "ExplicitlyDenied", action);
    }
  });

  it("is read over TLS only", async () => {
    const roleArn = "arn:aws:iam::333333333333:role/gitlab-accounts/prod-apply";
    const asked = { recording: of("shared"), environment: "prod", roleArn, action: "s3:GetObject" };
    assert.equal(await ask(asked), "Allowed");
    assert.equal(await ask({ ...asked, tls: false }), "ExplicitlyDenied");
  });

  it("of accounts/ itself is for no pipeline", async () => {
    for (const action of ["s3:GetObject", "kms:Decrypt"]) {
      const asked = { recording: of("one"), environment: "accounts", action };
      const pipeline = "arn:aws:iam::123456789012:role/gitlab-accounts/prod-apply";
      assert.equal(await ask({ ...asked, roleArn: pipeline }), "ExplicitlyDenied", action);
      assert.equal(await ask({ ...asked, roleArn: "arn:aws:iam::123456789012:role/admin" }), "Allowed", action);
    }
  });

  it("lets a person of another account in who is named, for work without the pipeline", async () => {
    const roleArn = "arn:aws:iam::333333333333:role/break-glass";
    const named = await recordAccount("shared", { administrators: `["${roleArn}"]` });
    for (const action of ["s3:GetObject", "s3:PutObject", "kms:Decrypt", "kms:GenerateDataKey"]) {
      assert.equal(await ask({ recording: named, environment: "prod", roleArn, action }), "Allowed", action);
      assert.notEqual(await ask({ recording: of("shared"), environment: "prod", roleArn, action }), "Allowed", action);
    }
  });
});
