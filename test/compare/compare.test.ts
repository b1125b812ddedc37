import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { compare, type Side } from "../../tools/compare/compare.ts";
import type { Comparison } from "../../tools/compare/model.ts";
import { record } from "../../tools/recorder.ts";
import { exactly } from "./exactly.ts";

const pulumi = await import("@pulumi/pulumi");
const aws = await import("@pulumi/aws");
const random = await import("@pulumi/random");

type Options = NonNullable<ConstructorParameters<typeof aws.s3.Bucket>[2]>;

const side = async (program: () => unknown): Promise<Side> => ({
  recording: await record(program, { computed: "references" }),
  settings: {},
});

const changed = async (before: () => unknown, after: () => unknown): Promise<Comparison> =>
  compare("before", await side(before), await side(after));

/** The lines of a comparison that are about resources. */
const lines = async (before: () => unknown, after: () => unknown): Promise<string[]> =>
  exactly(await changed(before, after))
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("price: "));

class Thing extends pulumi.ComponentResource {
  constructor(name: string, childOptions: Options = {}, opts?: Options) {
    super("test:area:Thing", name, {}, opts);
    new aws.s3.Bucket(`${name}-objects`, {}, { ...childOptions, parent: this });
  }
}

describe("compare", () => {
  it("finds nothing where nothing changes, whatever the order of keys and of registration", async () => {
    const comparison = await changed(
      () => {
        new aws.s3.Bucket("a", { tags: { one: "1", two: "2" } });
        new aws.sns.Topic("b");
      },
      () => {
        new aws.sns.Topic("b");
        new aws.s3.Bucket("a", { tags: { two: "2", one: "1" } });
      },
    );
    assert.deepEqual([comparison.changes, comparison.same], [[], 2]);
  });

  it("takes a renamed component for new, with what is in it, unless an alias leads there", async () => {
    assert.deepEqual(
      await lines(
        () => new Thing("old"),
        () => new Thing("new"),
      ),
      [
        "1 deleted, 1 created, 0 as they are.",
        "RISK: old-objects: deleted, with the data in it",
        "deleted DATA:",
        "  Bucket old-objects",
        "created DATA:",
        "  Bucket new-objects",
      ],
    );
    assert.deepEqual(
      await lines(
        () => new Thing("old"),
        () => new Thing("new", {}, { aliases: [{ name: "old" }] }),
      ),
      ["1 moved, 0 as they are.", "moved DATA:", "  Bucket new-objects", "    was old-objects"],
    );
  });

  it("counts a new parent of another type as a new resource, and of the same type as kept", async () => {
    const inside = (parent: string) => () => {
      const component = new pulumi.ComponentResource(parent, "thing");
      new aws.sns.Topic("topic", {}, { parent: component });
    };
    assert.deepEqual(await lines(inside("test:area:One"), inside("test:area:Other")), [
      "1 deleted, 1 created, 0 as they are.",
      "deleted:",
      "  Topic topic",
      "created:",
      "  Topic topic",
    ]);
    const under = (name: string) => () => {
      const component = new pulumi.ComponentResource("test:area:One", name);
      new aws.sns.Topic("topic", {}, { parent: component });
    };
    assert.deepEqual(await lines(under("one"), under("other")), [
      "1 kept, with other options, 0 as they are.",
      "kept:",
      "  Topic topic",
      "    option parent: One one -> One other",
    ]);
  });

  it("says what options do: protection, replaceOnChanges, ignoreChanges, retainOnDelete, triggers", async () => {
    const topic = (displayName: string, opts: Options) => () => new aws.sns.Topic("topic", { displayName }, opts);
    const cases: readonly (readonly [before: Options, after: Options, expected: readonly string[]])[] = [
      [
        { protect: true },
        {},
        [
          "1 changed in place, 0 as they are.",
          "RISK: topic: protection is lifted: the next run may delete or replace it",
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
          "1 REPLACED, 0 as they are.",
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
          "1 kept, with other options, 0 as they are.",
          "kept:",
          "  Topic topic",
          "    option ignoreChanges: none -> displayName",
        ],
      ],
      [
        { replacementTrigger: "1" },
        { replacementTrigger: "2" },
        [
          "1 REPLACED, 0 as they are.",
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
          "1 may be replaced, 0 as they are.",
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
        "1 left behind in the account, 0 as they are.",
        "RISK: objects: stays in the account, and nobody guards it any more",
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
      "1 may be replaced, 0 as they are.",
      "mayBeReplaced:",
      "  Thing strange",
      "    value mayReplace: a -> b",
    ]);
    assert.deepEqual(await lines(strange("a", "aws:sns/topic:Topic"), strange("b", "aws:sns/topic:Topic")), [
      "1 may be replaced, 0 as they are.",
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
        ["replaced", "digest", "value replaces Topic topic"],
        ["replaced", "subscription", "topic replaces Topic topic"],
        ["replaced", "topic", "name replaces "],
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
      "2 REPLACED, 1 as they are.",
      "replaced:",
      "  TopicPolicy policy",
      "  Topic topic",
      "    region replaces: us-east-1 -> us-west-2",
    ]);
    assert.deepEqual(await lines(program("us-east-1", "a"), program("us-east-1", "b")), [
      "2 changed in place, 1 as they are.",
      "updated:",
      "  Role role",
      "  Topic topic",
      "    tags.team inPlace: a -> b",
    ]);
  });

  it("shows no secret, neither its value nor its lines, nor where it only follows", async () => {
    const program = (word: string) => () => {
      new aws.ssm.Parameter("word", { type: "SecureString", value: pulumi.secret(`${word}\nsecond line`) });
      const password = new random.RandomPassword("password", { length: word.length });
      const secret = new aws.secretsmanager.Secret("secret");
      new aws.secretsmanager.SecretVersion("version", { secretId: secret.id, secretString: password.result });
    };
    const text = JSON.stringify(await changed(program("hush"), program("quiet")));
    for (const word of ["hush", "quiet", "second line"]) assert.ok(!text.includes(word), word);
    assert.ok(text.includes('"path":"value","effect":"inPlace","before":"(secret)","after":"(secret)","lines":[]'));
    assert.ok(text.includes('"path":"secretString","effect":"mayReplace","before":"(secret)"'));
  });

  it("marks what leaves data less safe", async () => {
    const bucket = (days: number, status: string) => () => {
      const objects = new aws.s3.Bucket("objects");
      new aws.s3.BucketVersioning("versions", { bucket: objects.id, versioningConfiguration: { status } });
      new aws.s3.BucketLifecycleConfiguration("life", {
        bucket: objects.id,
        rules: [{ id: "old", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: days } }],
      });
      new aws.kms.Key("key", { deletionWindowInDays: days });
      new aws.ebs.Volume("volume", { availabilityZone: "a", size: days, finalSnapshot: days > 10 });
    };
    const { risks, interruptions } = await changed(bucket(30, "Enabled"), bucket(10, "Suspended"));
    assert.deepEqual(risks, [
      "key: fewer days to bring the key back once it is deleted",
      "life: objects or their old versions are deleted earlier, or others than before",
      "versions: overwritten and deleted objects are not kept any more",
      "volume: no snapshot is taken any more before it is deleted",
    ]);
    assert.deepEqual(interruptions, ["volume: AWS refuses to make a volume smaller: the run fails"]);
    assert.deepEqual((await changed(bucket(10, "Enabled"), bucket(30, "Enabled"))).risks, []);
    const nothing = () => undefined;
    assert.deepEqual((await changed(bucket(30, "Enabled"), nothing)).risks.toSorted(), [
      "key: deleted, with the data in it",
      "objects: deleted, with the data in it",
      "volume: deleted, with the data in it",
    ]);
  });
});
