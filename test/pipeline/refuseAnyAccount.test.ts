import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { runApply } from "../../tools/deploy/runApply.ts";
import { runPropose } from "../../tools/deploy/runPropose.ts";
import { runTryOut } from "../../tools/tryOut/runTryOut.ts";
import { playedCommands } from "./playedCommands.ts";
import { playedTerminal } from "./playedTerminal.ts";

const account = 'gitlab:allowedAccountIds: ["111122223333"]';
const boundary = "gitlab:permissionsBoundary: arn:aws:iam::111122223333:policy/gitlab";

describe("a deployment with a role", () => {
  const { AWS_ROLE_ARN: arn, AWS_PROFILE: profile } = process.env;
  const project = resolve("Pulumi.yaml");

  afterEach(() => {
    for (const [name, value] of Object.entries({ AWS_ROLE_ARN: arn, AWS_PROFILE: profile })) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });

  /** Deploys or previews with a stack file; every program that is started says so and fails. */
  const deploy = (run: typeof runApply, config: readonly string[], role: Readonly<Record<string, string>>) => {
    const terminal = playedTerminal();
    Object.assign(process.env, { AWS_ROLE_ARN: "", AWS_PROFILE: "", ...role });
    const started = "echo started >&2; exit 1";
    return playedCommands({ git: started, node: started, pulumi: started }, async (folder) => {
      cpSync(project, join(folder, "Pulumi.yaml"));
      writeFileSync(join(folder, "Pulumi.dev.yaml"), ["config:", "aws:region: us-east-1", ...config].join("\n  "));
      const to = run === runApply ? "--approved" : "--out";
      const code = await run(["--stack", "dev", to, "out"], terminal);
      return { code, said: terminal.texts().stderr };
    });
  };
  const direct = { AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/gitlab-apply" };

  it("is refused before anything runs if the stack file lets any account be meant, or has no boundary", async () => {
    const needsBoth =
      "Pulumi.dev.yaml has to set gitlab:allowedAccountIds and gitlab:permissionsBoundary before a role is used: gitlab:allowedAccountIds is the account id in the ARN of the output permissionsBoundary, in quotes; gitlab:permissionsBoundary is the output permissionsBoundary of this environment (output environments of accounts/, docs/accounts.md). Nothing was run.\n";
    for (const run of [runApply, runPropose]) {
      for (const role of [direct, { AWS_PROFILE: "role" }])
        assert.deepEqual(await deploy(run, [], role), { code: 1, said: needsBoth });
      assert.match((await deploy(run, [account], direct)).said, /has to set gitlab:permissionsBoundary before/);
      assert.match((await deploy(run, [boundary], direct)).said, /has to set gitlab:allowedAccountIds before/);
    }
  });

  it("is refused for a try-out whose model lets any account be meant, before it has a price", async () => {
    const terminal = playedTerminal();
    Object.assign(process.env, { AWS_PROFILE: "", ...direct });
    const started = "echo started >&2; exit 1";
    const code = await playedCommands({ node: started, pulumi: started }, (folder) => {
      cpSync(project, join(folder, "Pulumi.yaml"));
      writeFileSync(join(folder, "Pulumi.dev.yaml"), `config:\n  gitlab:domain: a.example.com\n  ${account}\n`);
      const usual = { name: "a", days: "1", like: "dev", secrets: "k", "most-days": "7", "most-dollars": "700" };
      return runTryOut(
        Object.entries(usual).flatMap(([name, value]) => [`--${name}`, value]),
        terminal,
      );
    });
    assert.equal(code, 1);
    assert.match(
      terminal.texts().stderr,
      /^Pulumi\.dev\.yaml, from which Pulumi\.try-a\.yaml is made, has to set gitlab:permissionsBoundary before a role is used: .* Nothing was run\.\n$/,
    );
  });

  it("goes on with both, and without a role", async () => {
    for (const run of [runApply, runPropose]) {
      assert.match((await deploy(run, [account, boundary], direct)).said, /started/);
      assert.match((await deploy(run, [], {})).said, /started/);
    }
  });
});
