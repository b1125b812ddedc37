import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import { record } from "../../tools/recorder.ts";
import { only, plainOptions } from "./recorded.ts";
import { transforms } from "../../transforms.ts";
import { recordAnew } from "./recordAnew.ts";
import { recordStack } from "./recordStack.ts";

describe("transforms.ts", () => {
  afterEach(() => transforms.splice(0));

  it("is empty in this project", () => {
    assert.deepEqual(transforms, []);
  });

  it("changes inputs and options of what is ours and of what awsx makes, at once or after a while", async () => {
    transforms.push(
      ({ type, name, props, opts }) =>
        type === "aws:s3/bucket:Bucket" && name === "gitlab-buckets-lfs"
          ? { props: { ...props, bucket: "our-lfs" }, opts: { ...opts, import: "our-lfs" } }
          : undefined,
      async ({ type, props, opts }) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return type === "aws:ec2/subnet:Subnet"
          ? { props: { ...props, tags: { ...(props.tags as object), team: "us" } }, opts: { ...opts, protect: true } }
          : undefined;
      },
    );
    const recording = await recordAnew("dev");
    const { inputs, options } = only(recording, "aws:s3/bucket:Bucket", "gitlab-buckets-lfs");
    assert.deepEqual({ bucket: inputs.bucket, importId: options.importId }, { bucket: "our-lfs", importId: "our-lfs" });
    const subnets = recording.resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
    const [ours, awsx] = [true, false].map((own) => subnets.filter(({ name }) => name.includes("front-door") === own));
    assert.ok(ours && awsx && ours.length === 2 && awsx.length === 6);
    for (const subnet of subnets) {
      assert.equal((subnet.inputs.tags as Record<string, string>).team, "us", subnet.name);
      assert.equal(subnet.options.protect, true, subnet.name);
      assert.ok(subnet.options.provider?.endsWith("::pulumi:providers:aws::aws"), subnet.name);
    }
  });

  it("leaves everything as it is where it hands on what it gets", async () => {
    const before = await recordStack("team", {}, "references");
    transforms.push(({ custom, props, opts }) => (custom ? { props: { ...props }, opts: { ...opts } } : undefined));
    const after = await recordAnew("team", {}, "references");
    const plain = (recording: typeof before) =>
      new Map(recording.resources.map((one) => [one.urn, JSON.parse(JSON.stringify(one)) as unknown]));
    const [was, is] = [plain(before), plain(after)];
    assert.deepEqual([...is.keys()].toSorted(), [...was.keys()].toSorted());
    for (const [urn, one] of was) assert.deepEqual(is.get(urn), one, urn);
  });

  it("is shown in operations.md as it is typed here", () => {
    const [, code = ""] =
      /```ts\n(export const transforms: [^]*?)```/.exec(readFileSync("docs/operations.md", "utf8")) ?? [];
    const typed = /^export const transforms: (.*) = /;
    assert.equal(typed.exec(code)?.[1], typed.exec(readFileSync("transforms.ts", "utf8").split("*/\n")[1] ?? "")?.[1]);
  });
});

describe("transforms, played", () => {
  const recordTopic = (transform: pulumi.ResourceTransform, opts: pulumi.CustomResourceOptions = {}) =>
    record(() => {
      const provider = new aws.Provider("own", {});
      new aws.sns.Topic(
        "topic",
        { name: "topic", displayName: pulumi.secret("hidden") },
        {
          provider,
          protect: true,
          customTimeouts: { create: "5m" },
          aliases: [{ name: "old" }],
          ...opts,
          transforms: [transform],
        },
      );
    });
  const whole = {
    ...plainOptions,
    protect: true,
    customTimeouts: { create: "5m" },
    provider: "urn:pulumi:dev::gitlab::pulumi:providers:aws::own",
  };

  it("see wrapped what is secret, and keep it so", async () => {
    const topic = only(
      await recordTopic(({ props, opts }) => {
        assert.equal(typeof props.displayName, "object");
        return { props: { ...props, fifoTopic: false }, opts };
      }),
      "sns/topic:Topic",
    );
    assert.deepEqual(topic.inputs, { name: "topic", displayName: "hidden", fifoTopic: false });
    assert.deepEqual(topic.secretPaths, ["displayName"]);
    const { aliases, ...options } = topic.options;
    assert.deepEqual({ ...options, aliases: [] }, whole);
    assert.deepEqual(
      aliases.map(({ spec }) => spec?.name),
      ["old"],
    );
  });

  it("take away what they leave out, as the engine does", async () => {
    const topic = only(
      await recordTopic(({ props }) => ({ props, opts: { retainOnDelete: true } })),
      "sns/topic:Topic",
    );
    assert.deepEqual(topic.options, { ...plainOptions, retainOnDelete: true });
  });

  it("may add what a resource waits for", async () => {
    const recording = await record(() => {
      const first = new aws.sns.Topic("first", {});
      new aws.sns.Topic(
        "second",
        {},
        { transforms: [({ props, opts }) => ({ props, opts: { ...opts, dependsOn: [first] } })] },
      );
    });
    const { urn } = only(recording, "sns/topic:Topic", "first");
    assert.deepEqual(only(recording, "sns/topic:Topic", "second").dependencies, [urn]);
  });

  it("may not change a packaged component itself", async () => {
    transforms.push(({ type, props }) =>
      type === "awsx:ec2:Vpc" ? { props: { ...props, tags: {} }, opts: {} } : undefined,
    );
    try {
      await assert.rejects(
        recordAnew("dev"),
        /^Error: A transform changes awsx:ec2:Vpc gitlab-network itself: change what it makes, by type and name\.$/,
      );
    } finally {
      transforms.splice(0);
    }
  });

  it("fail the recording with their own text", async () => {
    await assert.rejects(
      recordTopic(() => {
        throw new Error("not like this");
      }),
      /transform failed: Error: not like this/,
    );
  });
});
