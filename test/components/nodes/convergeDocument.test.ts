import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvergeDocument } from "../../../components/nodes/convergeDocument.ts";
import { record } from "../../../tools/recorder.ts";
import { only } from "../recorded.ts";

const hash = "0123456789abcdef".repeat(4);

const recordDocument = async () =>
  only(await record(() => new ConvergeDocument("gitlab-nodes-converge")), "ssm/document:Document").inputs;

interface Content {
  readonly mainSteps: readonly [{ readonly inputs: { readonly runCommand: readonly string[] } }];
}

const readContent = async () => {
  const { content } = await recordDocument();
  return JSON.parse(String(content)) as Content;
};

describe("ConvergeDocument", () => {
  it("is a command for instances", async () => {
    const { content, ...rest } = await recordDocument();
    assert.deepEqual(rest, { documentType: "Command", documentFormat: "JSON", targetType: "/AWS::EC2::Instance" });
    assert.deepEqual(JSON.parse(String(content)), {
      schemaVersion: "2.2",
      description: "Brings a GitLab node to the configuration with this hash, if it is the current one",
      parameters: {
        hash: { type: "String", description: "SHA-256 of the configuration", allowedPattern: "^[0-9a-f]{64}$" },
        phase: { type: "String", description: "Phase that has to reach it", allowedPattern: "^[a-z]{1,20}$" },
      },
      mainSteps: [
        {
          name: "converge",
          action: "aws:runShellScript",
          inputs: {
            timeoutSeconds: "21600",
            runCommand: [
              "for look in $(seq 60); do",
              "  if [ -x /opt/gitlab-node/bin/bootstrap ]; then exec /opt/gitlab-node/bin/bootstrap '{{ hash }}' '{{ phase }}'; fi",
              "  sleep 10",
              "done",
              'echo "/opt/gitlab-node/bin/bootstrap does not exist after 10 minutes: did user data run? See /var/log/cloud-init-output.log" >&2',
              "exit 1",
            ],
          },
        },
      ],
    });
  });

  describe("run by a shell", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "converge-"));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    const run = async () => {
      const script = (await readContent()).mainSteps[0].inputs.runCommand
        .join("\n")
        .replaceAll("/opt/gitlab-node/bin", folder)
        .replaceAll("{{ hash }}", hash)
        .replaceAll("{{ phase }}", "converge");
      const sleep = `sleep() { echo "$1" >>'${folder}/slept'; }`;
      return spawnSync("sh", ["-c", `${sleep}\n${script}`], { encoding: "utf8" });
    };

    it("hands hash and phase to the bootstrap, and its exit code back", async () => {
      const bootstrap = join(folder, "bootstrap");
      writeFileSync(bootstrap, '#!/bin/sh\necho "asked for $*"\nexit 7\n');
      chmodSync(bootstrap, 0o700);
      const { status, stdout } = await run();
      assert.deepEqual({ status, stdout }, { status: 7, stdout: `asked for ${hash} converge\n` });
    });

    it("fails and says why if user data never brought it", async () => {
      const { status, stderr } = await run();
      assert.equal(status, 1);
      assert.equal(readFileSync(join(folder, "slept"), "utf8"), "10\n".repeat(60));
      assert.match(
        stderr,
        /does not exist after 10 minutes: did user data run\? See \/var\/log\/cloud-init-output\.log/,
      );
    });
  });
});
