import assert from "node:assert/strict";
import { nodeBoundary } from "../../../accounts/rights/nodeBoundary.ts";
import { attachedPolicies, rolesGoTo } from "../../../accounts/rights/scopes/iamScopes.ts";
import type { RecordedResource } from "../../../tools/recorder/recording.ts";
import { recordStack } from "../../components/recordStack.ts";
import { actionsOfScripts } from "./actionsOfScripts.ts";
import { everything } from "./everything.ts";
import { judged } from "./judgedByIam.ts";
import { metBy } from "./metBy.ts";
import { prod } from "./rightsOfProd.ts";

interface Written {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Principal?: { readonly Service?: string };
}

const statementsOf = (policy: unknown) =>
  (JSON.parse(String(policy)) as { readonly Statement: readonly Written[] }).Statement;

describe("the boundary of the stack's roles", function () {
  this.timeout(60_000); // it records prod, as other tests do
  let resources: readonly RecordedResource[];
  const ofType = (type: string) =>
    resources.filter((one) => one.type === `aws:iam/${type}`).map(({ inputs }) => inputs);
  before(async () => {
    ({ resources } = await recordStack("prod", { "backup.objects": "true", "backup.copyRegion": "eu-west-1" }));
  });

  const actionsOfRoles = () =>
    new Set(
      ofType("rolePolicy:RolePolicy")
        .flatMap(({ policy }) => statementsOf(policy))
        .filter(({ Effect }) => Effect === "Allow")
        .flatMap(({ Action }) => Action),
    );

  it("lets every role do what its policies say", async () => {
    const actions = actionsOfRoles();
    assert.ok(actions.size > 40, String(actions.size));
    const context = {
      "aws:ResourceTag/gitlab:stack": "prod",
      "cloudwatch:namespace": "GitLab/prod",
      "ec2:CreateAction": "RunInstances",
      "iam:PassedToService": "ec2.amazonaws.com",
      "kms:GrantIsForAWSResource": "true",
    };
    const refused: string[] = [];
    for (const action of actions) {
      for (const resource of await metBy(action)) {
        if (/bastion|aws\/rds/.test(resource)) continue; // no node changes the bastion's group, or writes the database's logs
        const result = await judged([everything], { action, resource, context }, nodeBoundary(prod));
        if (result !== "Allowed") refused.push(`${action} on ${resource}: ${result}`);
      }
    }
    assert.deepEqual(refused, []);
  });

  it("is judged for all that the scripts of nodes ever ask AWS for", () => {
    const allowed = new Set([...actionsOfRoles()].map((action) => action.toLowerCase()));
    const asked = actionsOfScripts();
    for (const one of ["autoscaling:cancelinstancerefresh", "autoscaling:describeinstancerefreshes", "s3:getobject"]) {
      assert.ok(asked.includes(one), one);
    }
    const notOfTiers = ["backup:listrecoverypointsbybackupvault"]; // only nodes whose disks have snapshots ask for their age
    assert.deepEqual(
      asked.filter((action) => !allowed.has(action)),
      notOfTiers,
    );
  });

  it("lets AWS Backup restore a bucket, under a name of the stack (docs/operations.md)", async () => {
    for (const action of ["s3:CreateBucket", "s3:PutBucketVersioning"]) {
      const into = (bucket: string) =>
        judged([everything], { action, resource: `arn:aws:s3:::${bucket}` }, nodeBoundary(prod));
      assert.equal(await into("gitlab-restored-prod-0a1b2c3"), "Allowed", action);
      assert.equal(await into("gitlab-restored-dev-0a1b2c3"), "ImplicitlyDenied", action);
    }
  });

  it("is not avoided: the apply role attaches the policies that the program has, and passes roles to its services", () => {
    const attached = ofType("rolePolicyAttachment:RolePolicyAttachment").map(({ policyArn }) =>
      String(policyArn).replace(/^.*:policy\//, ""),
    );
    assert.deepEqual([...new Set(attached)].toSorted(), [...attachedPolicies].toSorted());
    const trusted = ofType("role:Role")
      .flatMap(({ assumeRolePolicy }) => statementsOf(assumeRolePolicy))
      .map(({ Principal }) => Principal?.Service?.replace(".amazonaws.com", ""));
    assert.deepEqual([...new Set(trusted)].toSorted(), [...rolesGoTo].toSorted());
  });
});
