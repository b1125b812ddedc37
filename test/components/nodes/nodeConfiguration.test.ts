import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { ConvergeDocument } from "../../../components/nodes/convergeDocument.ts";
import { NodeConfiguration } from "../../../components/nodes/nodeConfiguration.ts";
import { record } from "../../../tools/recorder.ts";
import type { ComputedOutputs } from "../../../tools/recorder/monitor.ts";
import { unknownValue } from "../../../tools/recorder/values.ts";
import { list, only, plainOptions } from "../recorded.ts";

const text = '{"format":1,"node":"gitaly-1","files":[{"path":"gitlab.rb","content":"Grüße"}]}\n';
const hash = createHash("sha256").update(Buffer.from(text, "utf8")).digest("hex");

const recordConfiguration = (
  change: { bundle?: string; fromSnapshot?: boolean } = {},
  computed: ComputedOutputs = "standIns",
) =>
  record(
    () => {
      const document = new ConvergeDocument("gitlab-nodes-converge");
      const configuration = new NodeConfiguration("gitlab-nodes-gitaly-1-configuration", {
        stack: "dev",
        node: "gitaly-1",
        bundle: pulumi.output(change.bundle ?? text),
        bucketName: pulumi.output("configuration-bucket"),
        volumeId: pulumi.output("vol-1"),
        fromSnapshot: change.fromSnapshot ?? false,
        instanceId: pulumi.output("i-1"),
        document,
        imageReady: undefined,
        logKeyArn: "arn:test:logs",
        logRetentionDays: 365,
      });
      return { hash: configuration.hash, parameterName: configuration.parameterName };
    },
    { computed },
  );

describe("NodeConfiguration", () => {
  it("makes an object, a pointer, a log group and an association", async () => {
    assert.deepEqual(
      list(await recordConfiguration()),
      [
        "gitlab-aws:compute:ConvergeDocument gitlab-nodes-converge",
        "aws:ssm/document:Document gitlab-nodes-converge",
        "gitlab-aws:compute:NodeConfiguration gitlab-nodes-gitaly-1-configuration",
        "aws:s3/bucketObjectv2:BucketObjectv2 gitlab-nodes-gitaly-1-configuration",
        "aws:cloudwatch/logGroup:LogGroup gitlab-nodes-gitaly-1-configuration",
        "aws:ssm/parameter:Parameter gitlab-nodes-gitaly-1-configuration",
        "aws:ssm/association:Association gitlab-nodes-gitaly-1-configuration",
      ].toSorted(),
    );
  });

  it("puts every configuration at the node's one key, without the tags that S3 would refuse", async () => {
    const object = only(await recordConfiguration(), "s3/bucketObjectv2:BucketObjectv2");
    assert.deepEqual(object.inputs, {
      bucket: "configuration-bucket",
      key: "nodes/gitaly-1.json",
      content: text,
      contentType: "application/json",
      overrideProvider: { defaultTags: { tags: {} } },
    });
    assert.deepEqual({ ...object.options, aliases: [] }, plainOptions); // the SDK's own alias of the older type
  });

  it("points to that version by the SHA-256 of its bytes", async () => {
    const recording = await recordConfiguration();
    const { inputs } = only(recording, "ssm/parameter:Parameter");
    assert.deepEqual(
      { ...inputs, value: JSON.parse(String(inputs.value)) as unknown },
      {
        name: "/gitlab/dev/gitaly-1/current",
        description: "Current configuration of GitLab's node gitaly-1",
        type: "String",
        value: {
          hash,
          bucket: "configuration-bucket",
          key: "nodes/gitaly-1.json",
          versionId: "gitlab-nodes-gitaly-1-configuration-version",
          volumeId: "vol-1",
          fromSnapshot: false,
        },
      },
    );
    assert.deepEqual(recording.outputs, { hash, parameterName: "/gitlab/dev/gitaly-1/current" });
  });

  it("says that a volume was restored", async () => {
    const { inputs } = only(await recordConfiguration({ fromSnapshot: true }), "ssm/parameter:Parameter");
    assert.equal((JSON.parse(String(inputs.value)) as { fromSnapshot: boolean }).fromSnapshot, true);
  });

  it("points to nothing before S3 has named the version", async () => {
    const recording = await recordConfiguration({}, "unknown");
    assert.equal(only(recording, "ssm/parameter:Parameter").inputs.value, unknownValue);
    assert.deepEqual(only(recording, "ssm/association:Association").inputs.parameters, { hash });
  });

  it("runs the document's fixed version on the instance, once, whenever the hash changes", async () => {
    const recording = await recordConfiguration();
    const association = only(recording, "ssm/association:Association");
    assert.deepEqual(association.inputs, {
      name: "gitlab-nodes-converge",
      documentVersion: "1",
      targets: [{ key: "InstanceIds", values: ["i-1"] }],
      parameters: { hash },
    });
    assert.deepEqual(association.options, {
      ...plainOptions,
      deleteBeforeReplace: true,
      replaceOnChanges: ["documentVersion", "name", "parameters", "targets"],
    });

    const next = only(await recordConfiguration({ bundle: `${text} ` }), "ssm/association:Association");
    assert.notDeepEqual(next.inputs.parameters, association.inputs.parameters);
  });

  it("runs only after the pointer is there", async () => {
    const recording = await recordConfiguration();
    const association = only(recording, "ssm/association:Association");
    for (const type of ["ssm/parameter:Parameter", "cloudwatch/logGroup:LogGroup"]) {
      assert.ok(association.dependencies.includes(only(recording, type).urn), type);
    }
  });

  it("encrypts and keeps the node's logs", async () => {
    assert.deepEqual(only(await recordConfiguration(), "cloudwatch/logGroup:LogGroup").inputs, {
      name: "/gitlab/dev/gitaly-1",
      kmsKeyId: "arn:test:logs",
      retentionInDays: 365,
    });
  });
});

interface Content {
  readonly mainSteps: readonly [{ readonly inputs: { readonly runCommand: readonly string[] } }];
}

const readContent = async () => {
  const { inputs } = only(await recordConfiguration(), "ssm/document:Document");
  return JSON.parse(String(inputs.content)) as Content;
};

describe("ConvergeDocument", () => {
  it("is a command for instances", async () => {
    const { inputs } = only(await recordConfiguration(), "ssm/document:Document");
    const { content, ...rest } = inputs;
    assert.deepEqual(rest, { documentType: "Command", documentFormat: "JSON", targetType: "/AWS::EC2::Instance" });
    assert.deepEqual(JSON.parse(String(content)), {
      schemaVersion: "2.2",
      description: "Brings a GitLab node to the configuration with this hash, if it is the current one",
      parameters: {
        hash: { type: "String", description: "SHA-256 of the configuration", allowedPattern: "^[0-9a-f]{64}$" },
      },
      mainSteps: [
        {
          name: "converge",
          action: "aws:runShellScript",
          inputs: {
            timeoutSeconds: "21600",
            runCommand: [
              "for look in $(seq 60); do",
              "  if [ -x /opt/gitlab-node/bin/bootstrap ]; then exec /opt/gitlab-node/bin/bootstrap '{{ hash }}'; fi",
              "  sleep 10",
              "done",
              'echo "/opt/gitlab-node/bin/bootstrap is not there after 10 minutes: did user data run? See /var/log/cloud-init-output.log" >&2',
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

    const run = async (looks: number) => {
      const script = (await readContent()).mainSteps[0].inputs.runCommand
        .join("\n")
        .replaceAll("/opt/gitlab-node/bin", folder)
        .replaceAll("{{ hash }}", hash)
        .replace("seq 60", `seq ${looks}`)
        .replace("sleep 10", `touch ${folder}/slept`);
      return spawnSync("sh", ["-c", script], { encoding: "utf8" });
    };

    it("hands the hash to the bootstrap, and its exit code back", async () => {
      const bootstrap = join(folder, "bootstrap");
      writeFileSync(bootstrap, '#!/bin/sh\necho "asked for $*"\nexit 7\n');
      chmodSync(bootstrap, 0o700);
      const { status, stdout } = await run(60);
      assert.deepEqual({ status, stdout }, { status: 7, stdout: `asked for ${hash}\n` });
    });

    it("fails and says why if user data never brought it", async () => {
      const { status, stderr } = await run(2);
      assert.equal(status, 1);
      assert.match(stderr, /is not there after 10 minutes: did user data run\? See \/var\/log\/cloud-init-output\.log/);
    });
  });
});
