import assert from "node:assert/strict";
import { matchesGlob } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { NodeIdentity } from "../../../components/nodes/nodeIdentity.ts";
import { objectKinds } from "../../../config/decisions/bucketPlans.ts";
import { namedRoles, type NamedRole } from "../../../config/nodeRole.ts";
import { roles } from "../../../gitlab/roles.ts";
import { record } from "../../../tools/recorder.ts";
import { recordDatabase } from "../data/recordDatabase.ts";
import { only, place } from "../recorded.ts";

interface Allowed {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** Resources by action, as a policy of a role's identity allows them. */
async function allowed(role: NamedRole, concern: string, stack = "prod"): Promise<(action: string) => string[]> {
  const named = (of: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, pulumi.output(`${of}:${name}`)])) as never;
  const recording = await record(
    () => {
      new NodeIdentity("node", {
        stack,
        node: `${role}-1`,
        role: roles[role],
        place,
        bucketArns: named("bucket", [...objectKinds, "backups", "gitaly-backups", "configuration"]),
        secrets: {
          gitlabSecrets: { arn: pulumi.output("secret:gitlabSecrets") },
          gitalySecrets: { arn: pulumi.output("secret:gitalySecrets") },
        },
        stepSecrets: {
          database: {
            master: pulumi.output("secret:master"),
            logins: { gitlab: pulumi.output("secret:gitlab"), praefect: pulumi.output("secret:praefect") },
          },
          nodeTls: {
            authorities: pulumi.output("secret:authorities"),
            trusted: pulumi.output("secret:trusted"),
            certificates: {
              "gitaly-1": pulumi.output("secret:gitaly-1"),
              "praefect-1": pulumi.output("secret:praefect-1"),
            },
          },
        },
        scaling: [],
        pinned: false,
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
    ["box", ["volumes/box-1/*"], ["volumes/box-1/*"]],
    ["gitaly", ["volumes/gitaly-1/*", "records/*"], ["volumes/gitaly-1/*"]],
    ["praefect", ["records/*"], []],
    ["monitor", ["volumes/monitor-1/*", "records/*"], ["volumes/monitor-1/*"]],
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

  for (const [role, buckets] of [
    ["gitaly", ["gitaly-backups"]],
    ["member", ["gitaly-backups"]],
    ["praefect", []],
    ["monitor", []],
    ["toolbox", ["backups", "gitaly-backups"]],
  ] as const) {
    it(`lets ${role} write ${buckets.join(" and ") || "no bucket"}`, async () => {
      const on = await allowed(role, "objects");
      assert.deepEqual(
        on("s3:PutObject"),
        buckets.map((name) => `bucket:${name}/*`),
      );
    });
  }

  it("lets a node ask for backups that it reports or checks, and for no others", async () => {
    const asks = async (role: NamedRole) => {
      const on = await allowed(role, "watching");
      return [on("backup:ListRecoveryPointsByBackupVault"), on("rds:DescribeDBInstances")];
    };
    assert.deepEqual(await asks("gitaly"), [["vault"], []]);
    assert.deepEqual(await asks("member"), [[], []]);
    assert.deepEqual(await asks("toolbox"), [
      [],
      [`arn:${place.partition}:rds:${place.region}:${place.accountId}:db:gitlab-prod-*`],
    ]);
  });

  it("names the database server as RDS does, which takes no two hyphens in a row", async () => {
    const [arn = ""] = (await allowed("toolbox", "watching", "a--b"))("rds:DescribeDBInstances");
    const server = only(await recordDatabase({ stack: "a--b" }), "rds/instance:Instance");
    assert.equal(server.inputs.identifier, "gitlab-a-b-0a1b2c3d");
    assert.ok(matchesGlob(server.inputs.identifier, arn.split(":db:")[1]!), arn);
  });

  it("lets the monitor ask EC2 for instances and nothing more, and no other role", async () => {
    for (const role of namedRoles) {
      const on = await allowed(role, "watching");
      assert.deepEqual(on("ec2:DescribeInstances"), role === "monitor" ? ["*"] : [], role);
    }
  });

  it("lets a node read and write the secrets that its steps use, and no others", async () => {
    const [toolbox, gitaly] = [await allowed("toolbox", "secrets"), await allowed("gitaly", "secrets")];
    const written = ["gitlabSecrets", "gitalySecrets", "authorities", "trusted", "gitaly-1", "praefect-1"];
    const secrets = (names: readonly string[]) => names.map((name) => `secret:${name}`);
    assert.deepEqual(toolbox("secretsmanager:PutSecretValue"), secrets(written));
    assert.deepEqual(toolbox("secretsmanager:GetSecretValue"), secrets(["master", "gitlab", "praefect", ...written]));
    assert.deepEqual(gitaly("secretsmanager:PutSecretValue"), []);
    assert.deepEqual(gitaly("secretsmanager:GetSecretValue"), secrets(["gitalySecrets", "trusted", "gitaly-1"]));
  });
});
