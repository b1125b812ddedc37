import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { NodeIdentity } from "../../../components/nodes/nodeIdentity.ts";
import { objectKinds } from "../../../config/decisions/bucketPlans.ts";
import type { NamedRole } from "../../../config/nodeRole.ts";
import { roles } from "../../../gitlab/roles.ts";
import { record } from "../../../tools/recorder.ts";
import { only, place } from "../recorded.ts";

interface Allowed {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** Resources by action, as a policy of a role's identity allows them. */
async function allowed(role: NamedRole, concern: string): Promise<(action: string) => string[]> {
  const named = (of: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, pulumi.output(`${of}:${name}`)])) as never;
  const recording = await record(
    () => {
      new NodeIdentity("node", {
        stack: "prod",
        node: `${role}-1`,
        role: roles[role],
        place,
        bucketArns: named("bucket", [...objectKinds, "backups", "configuration"]),
        secrets: {
          gitlabSecrets: { arn: pulumi.output("secret:gitlabSecrets") },
          gitalySecrets: { arn: pulumi.output("secret:gitalySecrets") },
        },
        documentArns: [],
        vaultArn: pulumi.output("vault"),
        keyArns: named("key", ["volumes", "objects", "secrets", "logs", "backups"]),
      });
      return {};
    },
    { computed: "standIns" },
  );
  const { inputs } = only(recording, "iam/rolePolicy:RolePolicy", `node-${concern}`);
  const { Statement: statements } = JSON.parse(String(inputs.policy)) as { Statement: readonly Allowed[] };
  return (action) =>
    statements.filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => [Resource].flat());
}

describe("the identity of a node", () => {
  for (const [role, reads, writes] of [
    ["box", ["volumes/*"], ["volumes/*"]],
    ["gitaly", ["volumes/*", "records/*"], ["volumes/*"]],
    ["praefect", ["records/*"], []],
    ["toolbox", ["records/*"], ["records/*"]],
  ] as const) {
    it(`lets ${role} read ${reads.join(" and ")} and write ${writes.join(" and ") || "neither"}, besides its own`, async () => {
      const on = await allowed(role, "configuration");
      const paths = (action: string) => on(action).map((arn) => arn.replace("bucket:configuration/", ""));
      const own = `state/${role}-1/*`;
      const [bundle, ...others] = paths("s3:GetObject");
      assert.match(bundle ?? "", new RegExp(`^[a-z]+/${role}-1[./]`));
      assert.deepEqual(others, [own, ...reads]);
      assert.deepEqual(paths("s3:PutObject"), [own, ...writes]);
    });
  }

  it("lets only the node that makes a secret publish it", async () => {
    const [toolbox, gitaly] = [await allowed("toolbox", "secrets"), await allowed("gitaly", "secrets")];
    assert.deepEqual(toolbox("secretsmanager:PutSecretValue"), ["secret:gitlabSecrets", "secret:gitalySecrets"]);
    assert.deepEqual(gitaly("secretsmanager:PutSecretValue"), []);
    assert.deepEqual(gitaly("secretsmanager:GetSecretValue"), ["secret:gitalySecrets"]);
  });
});
