import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { compare, type Side } from "../../tools/compare/compare.ts";
import type { Comparison } from "../../tools/compare/comparisonModel.ts";
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

  it("says which name or URN a resource was found by", async () => {
    const topic = (name: string, aliases: NonNullable<Options["aliases"]>) => () => {
      new aws.sns.Topic(name, {}, { aliases });
    };
    const cases = [
      [{ name: "old" }, "name old"],
      ["urn:pulumi:dev::gitlab::aws:sns/topic:Topic::old", "Topic old"],
    ] as const;
    for (const [alias, said] of cases) {
      assert.deepEqual(await lines(topic("old", []), topic("new", [alias])), [
        "1 moved, 0 as they are.",
        "moved:",
        "  Topic new",
        "    was old",
        `    option aliases: none -> ${said}`,
      ]);
    }
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
    assert.ok(text.includes('"path":"secretString","effect":"replaces","before":"(secret)"'));
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
    const { risks, failures } = await changed(bucket(30, "Enabled"), bucket(10, "Suspended"));
    assert.deepEqual(risks.toSorted(), [
      "key: fewer days to bring the key back once it is deleted",
      "life: objects or their old versions are deleted earlier, or others than before",
      "versions: overwritten and deleted objects are not kept any more",
      "volume: no snapshot is taken any more before it is deleted",
    ]);
    assert.deepEqual(failures, ["volume: size: 30 -> 10; AWS makes no volume smaller"]);
    assert.deepEqual((await changed(bucket(10, "Enabled"), bucket(30, "Enabled"))).risks, []);
    const nothing = () => undefined;
    assert.deepEqual((await changed(bucket(30, "Enabled"), nothing)).risks.toSorted(), [
      "key: deleted, with the data in it",
      "objects: deleted, with the data in it",
      "volume: deleted, with the data in it",
    ]);
  });

  it("takes an opened vault policy for a deleted one", async () => {
    const actions = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"];
    const deny = { Effect: "Deny", Principal: { AWS: "*" }, Action: actions, Resource: "*" };
    const vault =
      (...statements: readonly object[]) =>
      () => {
        const kept = new aws.backup.Vault("vault");
        const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
        new aws.backup.VaultPolicy("policy", { backupVaultName: kept.name, policy });
      };
    const open = ["policy: snapshots may be deleted before their time"];
    const risks = async (...after: readonly object[]) => (await changed(vault(deny), vault(...after))).risks;
    const deleted = await changed(vault(deny), () => new aws.backup.Vault("vault"));
    assert.deepEqual(deleted.risks, open);
    assert.deepEqual(await risks(), open);
    assert.deepEqual(await risks({ ...deny, Effect: "Allow" }), open);
    assert.deepEqual(await risks({ ...deny, Action: actions[0] }), open);
    assert.deepEqual(await risks({ ...deny, Principal: { AWS: "arn:aws:iam::123456789012:root" } }), open);
    assert.deepEqual(await risks({ ...deny, Resource: "arn:aws:ec2:*::snapshot/a*" }), open);
    assert.deepEqual(await risks({ ...deny, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }), open);
    // As strict as before, or stricter.
    assert.deepEqual(await risks({ ...deny, Sid: "Other", Action: "backup:*" }), []);
    assert.deepEqual(await risks({ ...deny, Action: actions[1] }, { ...deny, Action: actions[0] }), []);
    assert.deepEqual(await risks(deny, { ...deny, Action: "backup:DeleteBackupVault" }), []);
  });

  it("takes whatever guards data for a risk when it goes, while what it guards stays", async () => {
    const guarded = (guards: ReadonlySet<string>) => () => {
      const volume = new aws.ebs.Volume("volume", { availabilityZone: "a", size: 1 });
      const vault = new aws.backup.Vault("vault");
      const objects = new aws.s3.Bucket("objects");
      new aws.kms.Key("key", { isEnabled: !guards.has("disabled key") });
      const rule = { ruleName: "a", targetVaultName: vault.name, schedule: "cron(0 1 * * ? *)" };
      const plan = guards.has("plan") ? new aws.backup.Plan("plan", { rules: [rule] }) : undefined;
      if (guards.has("selection")) {
        new aws.backup.Selection("selection", {
          planId: plan?.id ?? "plan",
          iamRoleArn: "arn",
          resources: guards.has("unselected") ? [] : [volume.arn],
        });
      }
      const policy = JSON.stringify({ Statement: [{ Effect: "Deny", Action: "backup:Delete*" }] });
      if (guards.has("policy")) new aws.backup.VaultPolicy("policy", { backupVaultName: vault.name, policy });
      const versioningConfiguration = { status: "Enabled" };
      if (guards.has("versions")) {
        new aws.s3.BucketVersioning("versions", { bucket: objects.id, versioningConfiguration });
      }
    };
    const all = ["plan", "selection", "policy", "versions"];
    const risks = async (...after: readonly string[]) =>
      (await changed(guarded(new Set(all)), guarded(new Set(after)))).risks;
    const without = (name: string) => all.filter((one) => one !== name);
    assert.deepEqual(await risks(...all), []);
    assert.deepEqual(await risks(...without("selection")), ["selection: no more snapshots are taken"]);
    assert.deepEqual(await risks(...without("plan")), ["plan: no more snapshots are taken"]);
    assert.deepEqual(await risks(...without("policy")), ["policy: snapshots may be deleted before their time"]);
    assert.deepEqual(await risks(...without("versions")), [
      "versions: overwritten and deleted objects are not kept any more",
    ]);
    assert.deepEqual(await risks(...all, "unselected"), ["selection: something perhaps has no snapshots any more"]);
    assert.deepEqual(await risks(...all, "disabled key"), ["key: nothing under this key can be read while it is off"]);
  });

  it("lets children inherit only the alias that their parent was found by", async () => {
    const aliased = (child: string) => () => {
      const thing = new pulumi.ComponentResource("test:area:Thing", "new", {}, { aliases: [{ name: "old" }] });
      new aws.s3.Bucket(child, {}, { parent: thing });
    };
    assert.deepEqual(
      (await changed(aliased("old-objects"), aliased("new-objects"))).changes.map(
        ({ kind, name }) => `${kind} ${name}`,
      ),
      ["deleted old-objects", "created new-objects"],
    );
    const former = () => {
      const thing = new pulumi.ComponentResource("test:area:Thing", "old");
      new aws.s3.Bucket("old-a", {}, { parent: thing });
    };
    const both = () => {
      const thing = new pulumi.ComponentResource("test:area:Thing", "new", {}, { aliases: [{ name: "old" }] });
      new aws.s3.Bucket("new-b", {}, { parent: thing, aliases: [{ name: "new-a" }] });
    };
    assert.deepEqual(
      (await changed(former, both)).changes.map(({ kind, name, movedFrom }) => `${kind} ${name} ${String(movedFrom)}`),
      ["moved new-b old-a"],
    );
  });

  it("says whether a replacement of what is protected is refused", async () => {
    const bucket = (name: string, protect: boolean) => () =>
      new aws.s3.Bucket("objects", { bucket: name }, { protect });
    const refused = await changed(bucket("one", true), bucket("two", true));
    assert.deepEqual(
      [refused.failures, refused.risks],
      [["objects: would be replaced, and is protected: Pulumi refuses that"], []],
    );
    assert.deepEqual((await changed(bucket("one", true), bucket("two", false))).risks, [
      "objects: replaced by an empty one; protection is lifted in the same run, and nothing stops it",
    ]);
    const adopted = () => new aws.s3.Bucket("objects", { bucket: "one" }, { import: "two" });
    assert.deepEqual((await changed(bucket("one", false), adopted)).risks, [
      "objects: perhaps replaced by an empty one",
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

  it("reads paths as Pulumi writes them, and sees no order in sets", async () => {
    const group = (port: number, owner: string, opts: Options) => () =>
      new aws.ec2.SecurityGroup(
        "group",
        {
          ingress: [{ fromPort: port, toPort: 9, protocol: "tcp" }],
          tags: { "a.b": owner },
        },
        opts,
      );
    const effects = async (opts: Options) =>
      (await changed(group(1, "x", opts), group(2, "y", opts))).changes.flatMap(({ properties }) =>
        properties.map(({ path, effect }) => `${path} ${effect}`),
      );
    assert.deepEqual(await effects({}), ["ingress inPlace", 'tags["a.b"] inPlace']);
    assert.deepEqual(await effects({ replaceOnChanges: ["ingress[*].fromPort"] }), [
      "ingress replaces",
      'tags["a.b"] inPlace',
    ]);
    assert.deepEqual(await effects({ replaceOnChanges: ["ingress[0].toPort", "ingress[1]"] }), [
      "ingress inPlace",
      'tags["a.b"] inPlace',
    ]);
    assert.deepEqual(await effects({ ignoreChanges: ['tags["a.b"]', "ingress[0].fromPort"] }), []);
    const balancer = (subnets: string[]) => () =>
      new aws.lb.LoadBalancer("balancer", { loadBalancerType: "network", subnets });
    assert.deepEqual((await changed(balancer(["a", "b"]), balancer(["b", "a"]))).changes, []);
  });

  it("shows no secret of a trigger or of default tags, and says when a provider means another account", async () => {
    const program = (word: string, profile: string) => () => {
      const provider = new aws.Provider("aws", {
        region: "us-east-1",
        profile,
        defaultTags: { tags: { owner: pulumi.secret(word) } },
      });
      new aws.sns.Topic("topic", {}, { provider, replacementTrigger: pulumi.secret(word) });
    };
    const comparison = await changed(program("hush", "one"), program("quiet", "two"));
    const text = JSON.stringify(comparison);
    for (const word of ["hush", "quiet"]) assert.ok(!text.includes(word), word);
    assert.deepEqual(
      comparison.changes.map(({ kind, name, properties, options }) => [
        kind,
        name,
        ...properties.map(({ path, before, after }) => `${path}: ${String(before)} -> ${String(after)}`),
        ...options.map(({ option, before, after }) => `${option}: ${before} -> ${after}`),
      ]),
      [
        ["replaced", "topic", "tags.owner: (secret) -> (secret)", "replacementTrigger: (secret) -> (secret)"],
        ["mayBeReplaced", "aws", "profile: one -> two"],
      ],
    );
    assert.deepEqual([comparison.same, comparison.counts.replaced], [0, 1]);
  });

  it("judges the rules that keep data one by one, also those that come", async () => {
    type Rule =
      NonNullable<ConstructorParameters<typeof aws.s3.BucketLifecycleConfiguration>[1]["rules"]> extends infer R
        ? R
        : never;
    const bucket = (rules: Rule | undefined) => () => {
      const objects = new aws.s3.Bucket("objects");
      if (rules) new aws.s3.BucketLifecycleConfiguration("life", { bucket: objects.id, rules });
    };
    const one = { id: "one", status: "Enabled", expiration: { days: 1 } };
    const long = { id: "long", status: "Enabled", expiration: { days: 365 }, filter: { prefix: "tmp/" } };
    const cases: readonly (readonly [before: Rule | undefined, after: Rule, isRisk: boolean])[] = [
      [undefined, [one], true],
      [undefined, [{ id: "x", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 1 } }], false],
      [[one, long], [one, { ...long, expiration: { days: 2 } }], true],
      [[one, long], [one, { ...long, expiration: { days: 400 } }], false],
      [[one, long], [one], false],
      [[{ ...one, status: "Disabled" }], [one], true],
      [[long], [{ id: "long", status: "Enabled", expiration: { days: 365 } }], true],
    ];
    for (const [before, after, isRisk] of cases) {
      const { risks } = await changed(bucket(before), bucket(after));
      assert.equal(risks.length > 0, isRisk, JSON.stringify([before, after, risks]));
    }
    const plan = (schedule: string, deleteAfter: number) => () => {
      const vault = new aws.backup.Vault("vault");
      new aws.backup.Plan("plan", {
        rules: [
          { ruleName: "a", targetVaultName: vault.name, schedule: "cron(0 1 * * ? *)", lifecycle: { deleteAfter: 7 } },
          { ruleName: "b", targetVaultName: vault.name, schedule, lifecycle: { deleteAfter } },
        ],
      });
    };
    const risky = async (schedule: string, deleteAfter: number) =>
      (await changed(plan("cron(0 5 * * ? *)", 35), plan(schedule, deleteAfter))).risks.length > 0;
    assert.deepEqual(
      [
        await risky("cron(0 4 * * ? *)", 35),
        await risky("cron(0 5 ? * 2 *)", 35),
        await risky("cron(0 5 * * ? *)", 8),
        await risky("cron(0 5 * * ? *)", 40),
      ],
      [false, true, true, false],
    );
    const secretOf = (days: number | undefined) => () =>
      new aws.secretsmanager.Secret("secret", days === undefined ? {} : { recoveryWindowInDays: days });
    assert.deepEqual((await changed(secretOf(undefined), secretOf(0))).risks.length, 1);
    assert.deepEqual((await changed(secretOf(30), secretOf(undefined))).risks.length, 0);
  });
});
