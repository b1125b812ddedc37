import assert from "node:assert/strict";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { record } from "../../tools/recorder.ts";
import { roleRights } from "../../tools/security/roleRights.ts";
import { wildcards } from "../../tools/security/wildcards.ts";
import { recordStack } from "../components/recordStack.ts";

const aws = await import("@pulumi/aws");

async function rightsOf(policy: unknown) {
  const { resources } = await record(
    () => {
      const trust = {
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      };
      const role = new aws.iam.Role("node", { assumeRolePolicy: JSON.stringify(trust) });
      new aws.iam.RolePolicy("node-objects", {
        role: role.id,
        policy: typeof policy === "string" ? policy : JSON.stringify(policy),
      });
      new aws.iam.RolePolicyAttachment("node-agent", { role: role.name, policyArn: "arn:aws:iam::aws:policy/Agent" });
    },
    { computed: "references" },
  );
  return roleRights(new ResourceGraph(resources));
}

describe("what a role allows", () => {
  it("is every statement, with its wildcards and whether it has conditions", async () => {
    const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: ["arn:aws:s3:::a/*"] };
    assert.deepEqual(
      await rightsOf({ Statement: [statement, { Effect: "Deny", NotAction: ["s3:*"], Resource: "*", Condition: {} }] }),
      [
        {
          role: "node",
          trusted: ["ec2.amazonaws.com"],
          managed: ["Agent"],
          statements: [
            {
              policy: "objects",
              effect: "Allow",
              actions: ["s3:GetObject"],
              resources: ["arn:aws:s3:::a/*"],
              conditional: false,
              wildcards: ["resources by pattern"],
            },
            {
              policy: "objects",
              effect: "Deny",
              actions: ["* except s3:*"],
              resources: ["*"],
              conditional: true,
              wildcards: ["any action except s3:*", "any resource"],
            },
          ],
        },
      ],
    );
  });

  it("is in its own policies only, whatever other roles they name", async () => {
    const { resources } = await recordStack("prod", {}, "references");
    const graph = new ResourceGraph(resources);
    const shown = roleRights(graph).flatMap(({ role, statements }) =>
      [...new Set(statements.map(({ policy }) => policy))].map((policy) => `${role}-${policy}`),
    );
    const policies = graph.ofType("iam/rolePolicy:RolePolicy").map(({ name }) => name);
    assert.deepEqual(shown.toSorted(), policies.toSorted());
    const actions = (name: string) =>
      roleRights(graph)
        .filter(({ role }) => role === name)
        .flatMap(({ statements }) => statements.flatMap((one) => one.actions));
    assert.ok(actions("gitlab-nodes-toolbox-1-identity").includes("iam:PassRole"));
    assert.ok(!actions("gitlab-nodes-rails-identity").includes("iam:PassRole"));
  });

  it("is not known where the policy is not", async () => {
    const [role] = await rightsOf("‹known after deployment›");
    assert.deepEqual(
      role?.statements.map(({ actions }) => actions),
      [["known only after deployment"]],
    );
  });

  it("marks what it does not name", () => {
    assert.deepEqual(wildcards(["s3:GetObject"], ["arn:aws:s3:::a"]), []);
    assert.deepEqual(wildcards(["*"], ["*"]), ["any action", "any resource"]);
    assert.deepEqual(wildcards(["kms:*", "s3:Get*"], ["a"]), ["any action of kms", "actions like s3:Get*"]);
  });
});
