import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { ConvergeDocument } from "../../../components/nodes/convergeDocument.ts";
import { NodeConfiguration } from "../../../components/nodes/nodeConfiguration.ts";
import { NodePhase } from "../../../components/nodes/nodePhase.ts";
import type { NodeState } from "../../../gitlab/nodeState.ts";
import { record } from "../../../tools/recorder.ts";
import type { ComputedOutputs } from "../../../tools/recorder/monitor.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { unknownValue } from "../../../tools/recorder/values.ts";
import { list, only, plainOptions } from "../recorded.ts";

const text = '{"format":1,"node":"gitaly-1","files":[{"path":"gitlab.rb","content":"Grüße"}]}\n';

const hash = createHash("sha256").update(Buffer.from(text, "utf8")).digest("hex");

const recordConfiguration = (
  change: { bundle?: string; fromSnapshot?: boolean; wait?: boolean; state?: Partial<NodeState> } = {},
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
        logKeyArn: "arn:test:logs",
        logRetentionDays: 365,
      });
      new NodePhase("gitlab-nodes-gitaly-1-converge", {
        stack: "dev",
        node: "gitaly-1",
        phase: "converge",
        configuration,
        bucketName: pulumi.output("configuration-bucket"),
        instanceId: pulumi.output("i-1"),
        document,
        after: [new pulumi.ComponentResource("test:index:Image", "image")],
        wait: change.wait ?? true,
      });
      return { hash: configuration.hash };
    },
    {
      computed,
      answers: {
        "aws:s3/getObject:getObject": (args) => {
          assert.deepEqual(args, { bucket: "configuration-bucket", key: "state/gitaly-1/converge.json" });
          if (!change.state) throw new Error("reading S3 Bucket (b) Object (k): couldn't find resource");
          return { body: JSON.stringify(change.state) };
        },
      },
    },
  );

const parameterOf = (recording: Recording, name: string) => {
  const found = recording.resources.find(
    ({ type, inputs }) => type === "aws:ssm/parameter:Parameter" && inputs.name === name,
  );
  assert.ok(found, name);
  return found;
};

const pointerOf = (recording: Recording) => parameterOf(recording, "/gitlab/dev/gitaly-1/converge");

describe("NodeConfiguration and NodePhase", () => {
  it("make an object and a log group; a pointer, an association and a gate", async () => {
    assert.deepEqual(
      list(await recordConfiguration()),
      [
        "gitlab-aws:compute:ConvergeDocument gitlab-nodes-converge",
        "aws:ssm/document:Document gitlab-nodes-converge",
        "gitlab-aws:compute:NodeConfiguration gitlab-nodes-gitaly-1-configuration",
        "aws:s3/bucketObjectv2:BucketObjectv2 gitlab-nodes-gitaly-1-configuration",
        "aws:cloudwatch/logGroup:LogGroup gitlab-nodes-gitaly-1-configuration",
        "test:index:Image image",
        "gitlab-aws:compute:NodePhase gitlab-nodes-gitaly-1-converge",
        "aws:ssm/parameter:Parameter gitlab-nodes-gitaly-1-converge",
        "aws:ssm/association:Association gitlab-nodes-gitaly-1-converge",
        "gitlab-aws:compute:Gate gitlab-nodes-gitaly-1-converge-reached",
        "aws:ssm/parameter:Parameter gitlab-nodes-gitaly-1-converge-reached",
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
    assert.deepEqual({ ...object.options, aliases: [] }, plainOptions); // the SDK's own alias for the older type
  });

  it("points to that version by the SHA-256 of its bytes", async () => {
    const recording = await recordConfiguration();
    const { inputs } = pointerOf(recording);
    assert.deepEqual(
      { ...inputs, insecureValue: JSON.parse(String(inputs.insecureValue)) as unknown },
      {
        name: "/gitlab/dev/gitaly-1/converge",
        description: "Configuration that GitLab's node gitaly-1 has to reach in phase converge",
        type: "String",
        insecureValue: {
          hash,
          bucket: "configuration-bucket",
          key: "nodes/gitaly-1.json",
          versionId: "gitlab-nodes-gitaly-1-configuration-version",
          volumeId: "vol-1",
          fromSnapshot: false,
        },
      },
    );
    assert.deepEqual(recording.outputs, { hash });
  });

  it("says that a volume was restored", async () => {
    const { inputs } = pointerOf(await recordConfiguration({ fromSnapshot: true }));
    assert.equal((JSON.parse(String(inputs.insecureValue)) as { fromSnapshot: boolean }).fromSnapshot, true);
  });

  it("points to nothing before S3 has named the version", async () => {
    const recording = await recordConfiguration({}, "unknown");
    assert.equal(pointerOf(recording).inputs.insecureValue, unknownValue);
    assert.deepEqual(only(recording, "ssm/association:Association").inputs.parameters, { hash, phase: "converge" });
  });

  it("runs the document's fixed version on the instance, once, whenever the hash changes", async () => {
    const recording = await recordConfiguration();
    const association = only(recording, "ssm/association:Association");
    assert.deepEqual(association.inputs, {
      name: "gitlab-nodes-converge",
      documentVersion: "1",
      targets: [{ key: "InstanceIds", values: ["i-1"] }],
      parameters: { hash, phase: "converge" },
    });
    assert.deepEqual(association.options, {
      ...plainOptions,
      deleteBeforeReplace: true,
      replaceOnChanges: ["documentVersion", "name", "parameters", "targets"],
      replacementTrigger: "never gave up",
    });

    const next = only(await recordConfiguration({ bundle: `${text} ` }), "ssm/association:Association");
    assert.notDeepEqual(next.inputs.parameters, association.inputs.parameters);
  });

  it("runs only after the pointer is there", async () => {
    const recording = await recordConfiguration();
    const association = only(recording, "ssm/association:Association");
    for (const { urn } of [pointerOf(recording), only(recording, "cloudwatch/logGroup:LogGroup")]) {
      assert.ok(association.dependencies.includes(urn), urn);
    }
  });

  it("open a gate when the node is there, and only then", async () => {
    const recording = await recordConfiguration();
    const gate = parameterOf(recording, "/gitlab/dev/gitaly-1/converge/reached");
    assert.deepEqual(gate.inputs, {
      name: "/gitlab/dev/gitaly-1/converge/reached",
      description: "Configuration that GitLab's node gitaly-1 was last seen to have reached in phase converge",
      type: "String",
      insecureValue: JSON.stringify({ hash, instance: "i-1" }),
    });
    const hook = "gitlab-nodes-gitaly-1-converge-reached";
    assert.deepEqual(gate.options.hooks, { beforeCreate: [hook], beforeUpdate: [hook] });
    const without = await recordConfiguration({ wait: false });
    assert.deepEqual(
      list(recording).filter((line) => !list(without).includes(line)),
      [
        "aws:ssm/parameter:Parameter gitlab-nodes-gitaly-1-converge-reached",
        "gitlab-aws:compute:Gate gitlab-nodes-gitaly-1-converge-reached",
      ],
    );
  });

  it("ask a node once more that has given up since", async () => {
    const asked = async (state?: Partial<NodeState>) =>
      only(await recordConfiguration(state ? { state } : {}), "ssm/association:Association").options.replacementTrigger;
    const gaveUpAt = "2026-11-21T14:00:00Z";
    assert.equal(await asked(), "never gave up");
    assert.equal(await asked({ status: "converged", gaveUpAt: null }), "never gave up");
    assert.equal(await asked({ status: "failed", gaveUpAt }), gaveUpAt);
    assert.equal(await asked({ status: "converged", gaveUpAt }), gaveUpAt, "until it gives up again");
  });

  it("encrypts and keeps the node's logs", async () => {
    assert.deepEqual(only(await recordConfiguration(), "cloudwatch/logGroup:LogGroup").inputs, {
      name: "/gitlab/dev/gitaly-1",
      kmsKeyId: "arn:test:logs",
      retentionInDays: 365,
    });
  });
});
