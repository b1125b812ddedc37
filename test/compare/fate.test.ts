import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { changed, lines, type Options } from "./comparing.ts";

describe("a comparison, of what becomes of resources", () => {
  it("says what options do: protection, replaceOnChanges, ignoreChanges, retainOnDelete, triggers", async () => {
    const topic = (displayName: string, opts: Options) => () => new aws.sns.Topic("topic", { displayName }, opts);
    const cases: readonly (readonly [before: Options, after: Options, expected: readonly string[]])[] = [
      [
        { protect: true },
        {},
        [
          "1 changed in place, 0 unchanged.",
          "RISK: topic: its protection is lifted: the next pulumi up can delete or replace it",
          "updated:",
          "  Topic topic",
          "    displayName inPlace: a -> b",
          "    option protect: true -> false",
        ],
      ],
      [
        {},
        { replaceOnChanges: ["displayName"] },
        [
          "1 REPLACED, 0 unchanged.",
          "replaced:",
          "  Topic topic",
          "    displayName replaces: a -> b",
          "    option replaceOnChanges: none -> displayName",
        ],
      ],
      [
        {},
        { ignoreChanges: ["displayName"] },
        [
          "1 kept with changed options, 0 unchanged.",
          "kept:",
          "  Topic topic",
          "    option ignoreChanges: none -> displayName",
        ],
      ],
      [
        { replacementTrigger: "1" },
        { replacementTrigger: "2" },
        [
          "1 REPLACED, 0 unchanged.",
          "replaced:",
          "  Topic topic",
          "    displayName inPlace: a -> b",
          "    option replacementTrigger: 1 -> 2",
        ],
      ],
      [
        {},
        { replacementTrigger: "2" },
        [
          "1 may be replaced, 0 unchanged.",
          "mayBeReplaced:",
          "  Topic topic",
          "    displayName inPlace: a -> b",
          "    option replacementTrigger: none -> 2",
        ],
      ],
    ];
    for (const [before, after, expected] of cases) {
      assert.deepEqual(await lines(topic("a", before), topic("b", after)), expected);
    }
    assert.deepEqual(
      await lines(
        () => new aws.s3.Bucket("objects", {}, { retainOnDelete: true }),
        () => undefined,
      ),
      [
        "1 left behind in the account, 0 unchanged.",
        "RISK: objects: stays in the account, but Pulumi no longer protects it",
        "forgotten DATA:",
        "  Bucket objects",
      ],
    );
  });

  it("says 'may be replaced' of whatever its table does not know", async () => {
    class Strange extends pulumi.CustomResource {}
    const strange = (value: string, type: string) => () => {
      new Strange(type, "strange", { value });
    };
    assert.deepEqual(await lines(strange("a", "other:index:Thing"), strange("b", "other:index:Thing")), [
      "1 may be replaced, 0 unchanged.",
      "mayBeReplaced:",
      "  Thing strange",
      "    value mayReplace: a -> b",
    ]);
    assert.deepEqual(await lines(strange("a", "aws:sns/topic:Topic"), strange("b", "aws:sns/topic:Topic")), [
      "1 may be replaced, 0 unchanged.",
      "mayBeReplaced:",
      "  Topic strange",
      "    value mayReplace: a -> b",
    ]);
  });

  it("follows replacements through references, perhaps through digests, and not through what stays", async () => {
    const program = (region: string) => () => {
      const topic = new aws.sns.Topic("topic", { name: region });
      const hash = topic.arn.apply((arn) => createHash("sha256").update(arn.slice(0, 4)).digest("hex"));
      new aws.ssm.Parameter("named", { type: "String", value: pulumi.interpolate`to ${topic.arn}` });
      new aws.ssm.Parameter("digest", { type: "String", value: hash }, { replaceOnChanges: ["value"] });
      new aws.ssm.Parameter("name", { type: "String", value: topic.name, description: "the name" });
      new aws.sns.TopicSubscription("subscription", { topic: topic.arn, protocol: "email", endpoint: "a@example.com" });
    };
    const comparison = await changed(program("one"), program("one-more"));
    assert.deepEqual(
      comparison.changes.map(({ kind, name, properties }) => [
        kind,
        name,
        ...properties.map(({ path, effect, follows }) => `${path} ${effect} ${follows ?? ""}`),
      ]),
      [
        ["replaced", "subscription", "topic replaces Topic topic"],
        ["replaced", "topic", "name replaces "],
        ["mayBeReplaced", "digest", "value mayReplace Topic topic"],
        ["updated", "name", "value inPlace "],
        ["updated", "named", "value inPlace Topic topic"],
      ],
    );
  });

  it("replaces all that has a region with the region, and changes tags with the provider's", async () => {
    const program = (region: "us-east-1" | "us-west-2", team: string) => () => {
      const provider = new aws.Provider("aws", { region, defaultTags: { tags: { team } } });
      new aws.sns.Topic("topic", {}, { provider });
      new aws.iam.Role("role", { assumeRolePolicy: "{}" }, { provider });
      new aws.sns.TopicPolicy("policy", { arn: "arn", policy: "{}" }, { provider });
    };
    assert.deepEqual(await lines(program("us-east-1", "a"), program("us-west-2", "a")), [
      "2 REPLACED, 1 unchanged.",
      "replaced:",
      "  TopicPolicy policy",
      "  Topic topic",
      "    region replaces: us-east-1 -> us-west-2",
    ]);
    assert.deepEqual(await lines(program("us-east-1", "a"), program("us-east-1", "b")), [
      "2 changed in place, 1 unchanged.",
      "updated:",
      "  Role role",
      "  Topic topic",
      "    tags.team inPlace: a -> b",
    ]);
  });

  it("follows what is new under an old name, new versions, hashes in groups, and options that tie", async () => {
    const program = (parent: string | undefined, content: string) => () => {
      const component = parent === undefined ? undefined : new pulumi.ComponentResource("test:area:Thing", parent);
      const key = new aws.kms.Key("key", {}, component ? { parent: component } : {});
      new aws.ebs.Volume("volume", { availabilityZone: "a", size: 1, kmsKeyId: key.arn });
      new aws.ebs.Volume(
        "kept",
        { availabilityZone: "a", size: 1, kmsKeyId: key.arn },
        { ignoreChanges: ["kmsKeyId"] },
      );
      const object = new aws.s3.BucketObjectv2("object", { bucket: "b", key: "k", content });
      new aws.ssm.Association(
        "association",
        { name: "document", parameters: { version: object.versionId } },
        { replaceOnChanges: ["parameters"] },
      );
      const hash = key.arn.apply((arn) => createHash("sha256").update(arn.slice(0, 3)).digest("hex"));
      new aws.ssm.Association(
        "hashed",
        { name: "document", parameters: { hash } },
        { replaceOnChanges: ["parameters[*]"] },
      );
      new aws.sns.Topic("with", {}, { deletedWith: key });
    };
    const kinds = async (before: () => unknown, after: () => unknown) =>
      (await changed(before, after)).changes.map(({ kind, name }) => `${kind} ${name}`).toSorted();
    assert.deepEqual(await kinds(program(undefined, "1"), program("thing", "1")), [
      "created key",
      "deleted key",
      "mayBeReplaced hashed",
      "replaced volume",
      "replaced with",
    ]);
    assert.deepEqual(await kinds(program("thing", "1"), program("thing", "2")), [
      "replaced association",
      "updated object",
    ]);
  });

  it("is sure of a new version only where its content says what it is made of", async () => {
    const program = (usage: string) => () => {
      const key = new aws.kms.Key("key", { keyUsage: usage });
      const hash = key.arn.apply((arn) => createHash("sha256").update(arn.slice(0, 3)).digest("hex"));
      for (const [name, content] of Object.entries({ named: key.arn, hidden: hash })) {
        const object = new aws.s3.BucketObjectv2(name, { bucket: "b", key: name, content });
        new aws.ssm.Association(
          name,
          { name: "document", parameters: { version: object.versionId } },
          { replaceOnChanges: ["parameters"] },
        );
      }
    };
    const { changes } = await changed(program("ENCRYPT_DECRYPT"), program("SIGN_VERIFY"));
    assert.deepEqual(changes.map(({ kind, type, name }) => `${kind} ${type.split(":").at(-1)!} ${name}`).toSorted(), [
      "mayBeReplaced Association hidden",
      "replaced Association named",
      "replaced Key key",
      "updated BucketObjectv2 hidden",
      "updated BucketObjectv2 named",
    ]);
  });

  it("does not let ignoreChanges keep what names a resource that is deleted first", async () => {
    const program = (usage: string) => () => {
      const key = new aws.kms.Key("key", { keyUsage: usage }, { deleteBeforeReplace: true });
      new aws.ebs.Volume(
        "volume",
        { availabilityZone: "a", size: 1, kmsKeyId: key.arn },
        { ignoreChanges: ["kmsKeyId"] },
      );
    };
    assert.deepEqual(
      (await changed(program("ENCRYPT_DECRYPT"), program("SIGN_VERIFY"))).changes.map(
        ({ kind, name }) => `${kind} ${name}`,
      ),
      ["replaced key", "replaced volume"],
    );
  });
});
